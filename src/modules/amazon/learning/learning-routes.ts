import type { AdminArea } from '../../../admin/area.ts'
import { channelResource, toChannelPage } from '../channel-page.ts'
import { listPreSetupTasks, type PreSetupOptions } from './list-pre-setup-tasks.ts'

const guideUrl = 'https://experienceleague.adobe.com/en/docs/commerce-channels/amazon/onboarding/amazon-pre-setup-tasks'

/** Registers the page *Learning and Preparation*. */
export function addLearningRoutes (channel: AdminArea, options: PreSetupOptions): void {
  channel.get('channel/amazon/learning', channelResource, async (admin, _request, reply) => await admin.page(reply, toChannelPage(admin, 'learning', {
    template: 'amazon/learning.njk',
    title: admin.translate('Amazon Sales Channel'),
    model: { tasks: await listPreSetupTasks(options, admin), guideUrl, logsUrl: admin.url('channel/amazon/logs/tab/tasks') }
  })))
}
