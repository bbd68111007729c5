/** What the record of deeds says of roles, with the words that are shown for it. */
export const roleActions = {
  role_created: 'Role created',
  role_saved: 'Role saved',
  role_deleted: 'Role deleted'
} as const

/** A deed that has to do with roles. */
export type RoleAction = keyof typeof roleActions
