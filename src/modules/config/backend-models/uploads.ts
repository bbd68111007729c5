import type { BackendModel } from '../../../config/models.ts'

const images = ['jpg', 'jpeg', 'gif', 'png']

/** What treats uploaded files, by the original's class names, with the extensions that it lets pass. */
export const uploadModels: Record<string, BackendModel> = {
  'Magento\\Config\\Model\\Config\\Backend\\File': {},
  'Magento\\Config\\Model\\Config\\Backend\\File\\Pdf': { extensions: ['pdf'] },
  'Magento\\Config\\Model\\Config\\Backend\\Image': { extensions: images },
  'Magento\\Config\\Model\\Config\\Backend\\Image\\Favicon': { extensions: ['ico', 'png', 'gif', 'jpg', 'jpeg', 'apng', 'svg'] },
  'Magento\\Config\\Model\\Config\\Backend\\Image\\Logo': { extensions: images },
  'Magento\\Config\\Model\\Config\\Backend\\Image\\Pdf': { extensions: ['tif', 'tiff', 'png', 'jpg', 'jpe', 'jpeg'] },
  'Magento\\Config\\Model\\Config\\Backend\\Email\\Logo': { extensions: images }
}
