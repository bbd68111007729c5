import type { SystemMessage } from '../../admin/admin-context.ts'
import type { AdminUser } from '../../admin/admin-user.ts'
import type { AdminArea } from '../../admin/area.ts'
import { showMessages } from '../../kernel/http/messages.ts'

/** Registers the page behind the bell: everything that asks for attention now. */
export function registerNotifications (area: AdminArea, listSystemMessages: (user: AdminUser) => Promise<SystemMessage[]>): void {
  area.get('admin/notification', 'Magento_AdminNotification::adminnotification', async (admin, _request, reply) => {
    const messages = await listSystemMessages(admin.user)
    return await admin.page(reply, {
      template: 'backend/notifications.njk',
      title: admin.translate('Notifications'),
      bodyClass: 'adminhtml-notification-index',
      menuItem: 'Magento_AdminNotification::system_adminnotification',
      model: { notifications: messages.map(({ severity, message }) => ({ severity, ...showMessages([message], admin.translate)[0]! })) }
    })
  })
}
