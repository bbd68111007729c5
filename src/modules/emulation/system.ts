import { inDefault, type SystemDeclaration } from '../../config/declaration.ts'

/** Advanced > Emulation: which original this installation behaves like. */
export const system: SystemDeclaration = {
  sections: [{
    ...inDefault,
    id: 'backroom_emulation',
    label: 'Emulation',
    tab: 'advanced',
    sortOrder: 930,
    resource: 'Backroom_Emulation::config',
    groups: [
      {
        ...inDefault,
        id: 'connector',
        label: 'Services Connector',
        sortOrder: 10,
        fields: [{
          ...inDefault,
          id: 'generation',
          label: 'Generation',
          type: 'select',
          sortOrder: 10,
          canRestore: true,
          comment: 'How API keys are validated: 1.0 sends the key alone, 1.1 brings the private key, 1.3 signs every call with it. The fields of the private keys appear in Services > Magento Services.',
          options: [
            { value: '1.0', label: '1.0', localized: true },
            { value: '1.1', label: '1.1', localized: true },
            { value: '1.3', label: '1.3', localized: true }
          ]
        },
        {
          ...inDefault,
          id: 'credentials_type',
          label: 'Credentials Type',
          type: 'select',
          sortOrder: 20,
          canRestore: true,
          comment: 'Magento JWT signs with the private key. IMS OAuth exchanges the API key for a bearer token: the client secret is the key, the client id its beginning up to the last underscore.',
          options: [
            { value: 'Magento_JWT', label: 'Magento JWT', localized: true },
            { value: 'IMS_OAuth', label: 'IMS OAuth', localized: true }
          ],
          depends: [{ field: 'backroom_emulation/connector/generation', values: ['1.3'] }]
        }]
      },
      {
        ...inDefault,
        id: 'behaviour',
        label: 'Behavior',
        sortOrder: 20,
        expanded: true,
        fields: [
          {
            ...inDefault,
            id: 'differences',
            label: 'Where Guide and Original Differ',
            type: 'select',
            sortOrder: 10,
            canRestore: true,
            comment: 'Corrected is how a shop should behave. As shipped brings back the faults of the original, for whoever must support a shop that has them.',
            options: [
              { value: 'corrected', label: 'Corrected' },
              { value: 'documented', label: 'As documented' },
              { value: 'shipped', label: 'As shipped' }
            ]
          },
          { ...inDefault, id: 'list', label: 'Differences', type: 'link', sortOrder: 20, buttonUrl: 'emulation/differences' },
          { ...inDefault, id: 'requests', label: 'Gateway Requests', type: 'link', sortOrder: 30, buttonUrl: 'emulation/requests' }
        ]
      }
    ]
  }]
}
