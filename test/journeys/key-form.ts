import type { TestApp } from '../helpers/app.ts'
import { connectorUrl, keyPaths } from '../helpers/channel.ts'
import { enter } from '../helpers/people.ts'
import type { Visitor } from '../helpers/visitor.ts'

export const fieldId = 'services_connector_services_connector_integration_production_api_key'

/** The stored row of a key. */
export async function findRow ({ database }: TestApp, path = keyPaths.production): Promise<{ value: string | null, updated_at: string } | undefined> {
  return await database('core_config_data').where({ path }).first()
}

/** Somebody signed in, with the group Api Keys before him. */
export async function openField (testApp: TestApp): Promise<Visitor> {
  const admin = await enter(testApp)
  await admin.open(connectorUrl)
  return admin
}
