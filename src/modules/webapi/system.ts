import { inDefault, inEveryScope, type SystemDeclaration } from '../../config/declaration.ts'

const yesno = 'Magento\\Config\\Model\\Config\\Source\\Yesno'

/** Services > Magento Web API. */
export const system: SystemDeclaration = {
  sections: [{
    ...inEveryScope,
    id: 'webapi',
    label: 'Magento Web API',
    tab: 'service',
    sortOrder: 102,
    resource: 'Magento_Webapi::config_webapi',
    groups: [
      {
        ...inEveryScope,
        id: 'soap',
        label: 'SOAP Settings',
        sortOrder: 1,
        fields: [
          {
            ...inEveryScope,
            id: 'charset',
            label: 'Default Response Charset',
            type: 'text',
            sortOrder: 10,
            comment: 'UTF-8 when empty.'
          },
          {
            ...inEveryScope,
            id: 'wsdl_cache_enabled',
            label: 'Enable WSDL Cache',
            type: 'select',
            sortOrder: 40,
            sourceModel: yesno
          }
        ]
      },
      {
        ...inDefault,
        id: 'webapisecurity',
        label: 'Web API Security',
        sortOrder: 250,
        fields: [{
          ...inDefault,
          id: 'allow_insecure',
          label: 'Allow Anonymous Guest Access',
          type: 'select',
          sortOrder: 1,
          canRestore: true,
          comment: 'Concerns the CMS, Catalog and Store APIs only. Ask a developer about the risks.',
          sourceModel: yesno
        }]
      }
    ]
  }]
}
