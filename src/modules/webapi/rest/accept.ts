/** Whether a header `Accept` lets JSON be sent; nothing at all accepts everything. */
export function acceptsJson (accept: string | undefined): boolean {
  if (accept === undefined || accept.trim() === '') return true
  return accept.split(',').some(part => {
    const [type = '', ...parameters] = part.split(';').map(word => word.trim().toLowerCase())
    return ['*/*', 'application/*', 'application/json'].includes(type) && !parameters.some(parameter => /^q=0(?:\.0*)?$/.test(parameter))
  })
}
