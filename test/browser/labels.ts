import type { Page } from 'playwright-core'
import type { Test } from 'tap'
import { seenText } from './steps.ts'

/** Labels that the guide quotes, by the page they stand on: they are English in every language, and users look for them. */
const labels = {
  sidebar: [
    ['Marketing', '#menu-magento-backend-marketing > a'],
    ['Channels', '[data-ui-id=menu-magento-amazon-channel-amazon] > .submenu-group-title'],
    ['Amazon Sales Channel', '[data-ui-id=menu-magento-amazon-channel-amazon-index] a'],
    ['Stores', '#menu-magento-backend-stores > a'],
    ['Settings', '[data-ui-id=menu-magento-backend-stores-settings] > .submenu-group-title'],
    ['Configuration', '[data-ui-id=menu-magento-config-system-config] a']
  ],
  prompt: [
    ['Welcome to Amazon Sales Channel', 'h1'],
    ['Get an API key', '.prompt-steps > li:nth-child(1) h2'],
    ['Sign in', '#api-key-sign-in'],
    ['Add key', '.prompt-steps > li:nth-child(2) h2'],
    ['Add the key', '#api-key-add'],
    ['Learn more', '.prompt-more']
  ],
  portal: [
    ['My Account', 'h1'],
    ['API Portal', '.account-menu [aria-current=page]'],
    ['Api Keys', '.account-block-head h2 >> nth=0'],
    ['Environment:', 'label[for=environment]'],
    ['Production', '#environment option:checked'],
    ['DESCRIPTION', '#api-keys th:nth-child(1)'],
    ['KEY', '#api-keys th:nth-child(2)']
  ],
  portalWithoutKey: [['Add New', '#api-key-form button']],
  portalWithKey: [
    ['Copy', 'tr[data-key-id] .copy'],
    ['Delete', 'tr[data-key-id] .delete']
  ],
  configuration: [
    ['Configuration', 'h1'],
    ['Services', '[data-config-tab=service] > [data-role=title]'],
    ['Magento Services', '[data-config-tab=service] ._active a'],
    ['Api Keys', '#services_connector_services_connector_integration-head'],
    ['Production Api key', 'label[for=services_connector_services_connector_integration_production_api_key]'],
    ['Sandbox Api Key', 'label[for=services_connector_services_connector_integration_sandbox_api_key]'],
    ['Save Config', '#save']
  ]
} as const

/** Asserts the quoted labels of a page. */
export async function assertLabels (t: Test, page: Page, ...places: Array<keyof typeof labels>): Promise<void> {
  for (const place of places) {
    const found: string[] = []
    for (const [, selector] of labels[place]) found.push(await seenText(page.locator(selector)))
    t.same(found, labels[place].map(([text]) => text), `the guide's labels: ${place}`)
  }
}
