import type { AdminContext } from '../../admin/admin-context.ts'
import type { AdminArea } from '../../admin/area.ts'
import type { FindTimeZone } from '../../admin/time-zone.ts'
import { listLatestChanges } from '../../config/history.ts'
import type { ScopeConfig } from '../../config/scope-config.ts'
import type { Structure } from '../../config/structure.ts'
import type { Database } from '../../kernel/database/database.ts'
import { countAmazonStores } from '../amazon/stores/amazon-store-table.ts'
import { channelResource } from '../amazon/channel-page.ts'
import { keyPaths } from '../services-connector/key-validation.ts'
import { findLastVerdict, listRecentVerdicts, type RecordedVerdict } from '../services-connector/key-validation-table.ts'
import { verdictLabels } from '../services-connector/verdict.ts'

export interface DashboardOptions {
  readonly database: Database
  readonly scopeConfig: ScopeConfig
  readonly structure: Structure
  readonly findTimeZone: FindTimeZone
}

const shown = 5
/** More changes are read than are shown: some may lie in sections that this user may not see. */
const looked = 50

/** Registers the start page: how the key and the channel stand, what happened last, what to do next. */
export function registerDashboard (area: AdminArea, options: DashboardOptions): void {
  area.get('admin/dashboard', 'Magento_Backend::dashboard', async (admin, _request, reply) => await admin.page(reply, {
    template: 'dashboard/dashboard.njk',
    title: admin.translate('Dashboard'),
    bodyClass: 'adminhtml-dashboard-index',
    menuItem: 'Magento_Backend::dashboard',
    isKept: true,
    model: {
      channel: admin.user.isAllowed(channelResource) ? await toChannel(options, admin) : null,
      changes: await listShownChanges(options, admin),
      timeZone: await options.findTimeZone(),
      reloadUrl: admin.url('admin/dashboard')
    }
  }))
}

async function toChannel ({ database, scopeConfig }: DashboardOptions, admin: AdminContext): Promise<object> {
  const { translate, url } = admin
  const secret = await scopeConfig.getSecret(keyPaths.production)
  const verdicts = await listRecentVerdicts(database, shown)
  const last = await findLastVerdict(database)
  const storeCount = await countAmazonStores(database)
  const toShown = (verdict: RecordedVerdict): object => ({ ...verdict, label: translate(verdictLabels[verdict.name]), isGood: verdict.name === 'valid' || verdict.name === 'bypassed' })
  return {
    isKeyStored: secret.state === 'set',
    isKeyUnreadable: secret.state === 'undecryptable',
    last: last === undefined ? null : toShown(last),
    verdicts: verdicts.map(toShown),
    storeCount,
    steps: toSteps(secret.state === 'set', last?.name === 'valid', storeCount > 0, admin),
    channelUrl: url('channel/amazon'),
    keyCheckUrl: url('channel/amazon/key_check'),
    configUrl: toKeyUrl(admin) ?? null
  }
}

/** Where the key is typed in, for those who may. */
function toKeyUrl ({ user, url }: AdminContext): string | undefined {
  return user.isAllowed('Magento_ServicesConnector::config_integration') ? url('admin/system_config/edit/section/services_connector') : undefined
}

/** The way from nothing to the first Amazon store, with what is done of it. */
function toSteps (hasKey: boolean, isValid: boolean, hasStore: boolean, admin: AdminContext): object[] {
  const { translate, url } = admin
  return [
    { text: translate('Get an API key in the API Portal of your Commerce account'), href: '/account/apiportal/index/index/', isDone: hasKey },
    { text: translate('Add the key in Services > Magento Services'), href: toKeyUrl(admin), isDone: hasKey },
    { text: translate('Open Amazon Sales Channel: the key is validated'), href: url('channel/amazon'), isDone: hasKey && isValid },
    { text: translate('Add an Amazon store'), href: url('channel/amazon/account_create'), isDone: hasStore }
  ]
}

async function listShownChanges ({ database, structure }: DashboardOptions, admin: AdminContext): Promise<object[]> {
  const changes = await listLatestChanges(database, looked)
  return changes.flatMap(change => {
    const field = structure.findField(change.path)
    if (field === undefined || !admin.user.isAllowed(field.section.resource)) return []
    const scope = change.scope.type === 'default' ? '' : `${change.scope.type === 'websites' ? 'website' : 'store'}/${change.scope.id}/`
    return [{
      ...change,
      label: admin.translate(field.label),
      where: [field.section.label, ...field.groups.map(group => group.label)].map(part => admin.translate(part)).join(' > '),
      href: `${admin.url('admin/system_config/edit/section/' + field.section.id)}${scope}#${field.elementId}`
    }]
  }).slice(0, shown)
}
