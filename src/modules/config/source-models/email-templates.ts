import { createList, type Entries } from '../../../config/option-list.ts'
import type { SourceModel } from '../../../config/models.ts'

/** The templates that come with the original, by their ids: a field's default one has the field's own path as id. */
const templates: Entries = [
  ['admin_emails_forgot_email_template', 'Forgot Admin Password (Default)'],
  ['admin_emails_user_notification_template', 'User Notification (Default)'],
  ['admin_emails_new_user_notification_template', 'New User Notification (Default)'],
  ['design_email_header_template', 'Header (Default)'],
  ['design_email_footer_template', 'Footer (Default)'],
  ['contact_email_email_template', 'Contact Form (Default)'],
  ['currency_import_error_email_template', 'Currency Update Warnings (Default)'],
  ['sitemap_generate_error_email_template', 'Sitemap Generation Warnings (Default)'],
  ['catalog_productalert_email_price_template', 'Price Alert (Default)'],
  ['catalog_productalert_email_stock_template', 'Stock Alert (Default)'],
  ['catalog_productalert_cron_error_email_template', 'Product Alerts Cron Error (Default)'],
  ['checkout_payment_failed_template', 'Payment Failed (Default)'],
  ['customer_create_account_email_template', 'New Account (Default)'],
  ['customer_create_account_email_no_password_template', 'New Account Without Password (Default)'],
  ['customer_create_account_email_confirmation_template', 'New Account Confirmation Key (Default)'],
  ['customer_create_account_email_confirmed_template', 'New Account Confirmed (Default)'],
  ['customer_password_forgot_email_template', 'Forgot Password (Default)'],
  ['customer_password_remind_email_template', 'Remind Password (Default)'],
  ['customer_password_reset_password_template', 'Reset Password (Default)'],
  ['customer_account_information_change_email_template', 'Change Email (Default)'],
  ['customer_account_information_change_email_and_password_template', 'Change Email and Password (Default)'],
  ['newsletter_subscription_confirm_email_template', 'Subscription Confirmation (Default)'],
  ['newsletter_subscription_success_email_template', 'Subscription Success (Default)'],
  ['newsletter_subscription_un_email_template', 'Unsubscription Success (Default)'],
  ['sales_email_order_template', 'New Order (Default)'],
  ['sales_email_order_guest_template', 'New Order for Guest (Default)'],
  ['sales_email_order_comment_template', 'Order Update (Default)'],
  ['sales_email_order_comment_guest_template', 'Order Update for Guest (Default)'],
  ['sales_email_invoice_template', 'New Invoice (Default)'],
  ['sales_email_invoice_guest_template', 'New Invoice for Guest (Default)'],
  ['sales_email_invoice_comment_template', 'Invoice Update (Default)'],
  ['sales_email_invoice_comment_guest_template', 'Invoice Update for Guest (Default)'],
  ['sales_email_shipment_template', 'New Shipment (Default)'],
  ['sales_email_shipment_guest_template', 'New Shipment for Guest (Default)'],
  ['sales_email_shipment_comment_template', 'Shipment Update (Default)'],
  ['sales_email_shipment_comment_guest_template', 'Shipment Update for Guest (Default)'],
  ['sales_email_creditmemo_template', 'New Credit Memo (Default)'],
  ['sales_email_creditmemo_guest_template', 'New Credit Memo for Guest (Default)'],
  ['sales_email_creditmemo_comment_template', 'Credit Memo Update (Default)'],
  ['sales_email_creditmemo_comment_guest_template', 'Credit Memo Update for Guest (Default)'],
  ['sendfriend_email_template', 'Send Product Link to Friend (Default)'],
  ['wishlist_email_email_template', 'Wish List Sharing (Default)']
]

const all = createList(templates)

/**
 * The e-mail template that a field begins with; templates written in the Admin are not known here. The one of a field of another
 * software's own has no label: its id stands for it.
 */
export const emailTemplates: SourceModel = {
  options (context) {
    if (context.path === undefined) return all.options(context)
    const id = context.path.replaceAll('/', '_')
    const own = all.options(context).filter(({ value }) => value === id)
    return own.length > 0 ? own : [{ value: id, label: id, localized: true }]
  }
}
