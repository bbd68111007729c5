import type { CheckFacts, FileFact } from '../gather-facts.ts'
import type { SystemCheck } from '../check.ts'

const readableByOthers = 0o077
const writableByOthers = 0o022

/** Where secrets lie, and who can read them. */
export const secretChecks: readonly SystemCheck[] = [
  {
    id: 'backroom.E020',
    tag: 'secrets',
    risk: 'Other users of this machine can read the crypt key, the database or locked values: %1.',
    hint: 'Take the rights of group and others away, with chmod go=, from %1.',
    find: ({ secretFiles }) => listFiles(secretFiles, readableByOthers)
  },
  {
    id: 'backroom.E021',
    tag: 'secrets',
    risk: 'Other users of this machine can put files into %1.',
    hint: 'Take the right to write from group and others, with chmod go-w, at %1.',
    find: ({ folders }) => listFiles(folders, writableByOthers)
  },
  {
    id: 'backroom.W022',
    tag: 'secrets',
    deploy: true,
    risk: 'The crypt key stands in the environment, which whoever inspects the process or its container can read.',
    hint: 'Leave CRYPT_KEY out and put the key into DATA_DIR/crypt.key with mode 0600.',
    find: ({ env }) => env.cryptKey === undefined ? undefined : 'CRYPT_KEY'
  },
  {
    id: 'backroom.W023',
    tag: 'secrets',
    deploy: true,
    risk: 'ADMIN_PASSWORD still stands in the environment, although only the first start needs it.',
    hint: 'Take ADMIN_PASSWORD out of the environment and of .env files.',
    find: ({ env, userNames }) => env.adminPassword === undefined || userNames.length === 0 ? undefined : 'ADMIN_PASSWORD'
  },
  {
    id: 'backroom.W024',
    tag: 'secrets',
    deploy: true,
    risk: 'An API key stands in the environment: %1.',
    hint: 'Save it in Stores > Configuration, where it is encrypted, or lock it with config:set --lock-env.',
    find: listKeyVariables
  },
  {
    id: 'backroom.W025',
    tag: 'secrets',
    deploy: true,
    risk: 'The crypt key has %1 characters: less than the 32 that an encryption key needs.',
    hint: 'Make a new installation with a key of 32 characters; a short one cannot be made longer.',
    find: ({ env }) => {
      const shortest = Math.min(...(env.cryptKey ?? '').split(/\s+/).filter(key => key !== '').map(key => key.length))
      return shortest < 32 ? String(shortest) : undefined
    }
  }
]

function listFiles (files: readonly FileFact[], bits: number): string | undefined {
  const open = files.filter(({ mode }) => (mode & bits) !== 0).map(({ path }) => path)
  return open.length === 0 ? undefined : open.join(' ')
}

function listKeyVariables ({ env }: CheckFacts): string | undefined {
  const names = Object.entries(env.variables).filter(([name, value]) => /^CONFIG__.*(?:API_KEY|PRIVATE_KEY)$/.test(name) && (value ?? '') !== '').map(([name]) => name)
  return names.length === 0 ? undefined : names.join(', ')
}
