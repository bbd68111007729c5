/** What a service answers in place of its result. */
export interface ServiceFault {
  readonly status: number
  /** English, with `%name` or `%1` for the parameters: programs compare it, so it is never translated. */
  readonly error: string
  /** By name, or a list for %1, %2 … */
  readonly parameters?: Readonly<Record<string, unknown>> | readonly unknown[]
  /** Several faults of one request. */
  readonly errors?: ReadonlyArray<Pick<ServiceFault, 'error' | 'parameters'>>
}

/** A service's refusal in the original's shape: a raw message and what stands for its placeholders. */
export class ServiceError extends Error {
  readonly fault: ServiceFault

  constructor (fault: ServiceFault) {
    super(fault.error)
    this.name = 'ServiceError'
    this.fault = fault
  }
}

/** The original's refusal of whoever lacks an ACL resource, or does not say who he is. */
export function createNotAuthorized (resource: string): ServiceError {
  return new ServiceError({ status: 401, error: "The consumer isn't authorized to access %resources.", parameters: { resources: resource } })
}

/** The original's sentence for something that an id or a code does not find. */
export function createNoSuchEntity (fieldName: string, fieldValue: string | number): ServiceError {
  return new ServiceError({ status: 404, error: 'No such entity with %fieldName = %fieldValue', parameters: { fieldName, fieldValue } })
}
