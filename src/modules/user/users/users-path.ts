/** Path of the users' pages below the admin front name. */
export const usersPath = 'admin/user'
/** System > Permissions > All Users. */
export const usersMenuItem = 'Magento_User::system_acl_users'

/** Path of a user's form; of the empty one without an id. */
export function toFormPath (userId: number | undefined): string {
  return userId === undefined ? `${usersPath}/new` : `${usersPath}/edit/user_id/${userId}`
}
