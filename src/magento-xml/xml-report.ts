import { toProblem, type Problem, type Severity } from '../config/problem.ts'
import { createError, type AppError } from '../kernel/errors.ts'
import type { XmlElement } from './xml-element.ts'

/** Notes something wrong at an element. */
export type XmlReport = (at: Pick<XmlElement, 'file' | 'line'>, error: AppError, severity?: Severity) => void

/** Builds the report that collects what is wrong in a module's files. */
export function createXmlReport (module: string, problems: Problem[]): XmlReport {
  return (at, error, severity = 'error') => { problems.push(toProblem(error, severity, { module, at })) }
}

export const NotXml = createError('XML_INVALID', 'This is no XML: %1 (column %2). The file was left out.', 500)
export const RootUnknown = createError('XML_ROOT_UNKNOWN', 'The file begins with <%1>, expected was <%2>. It was left out.', 500)
export const ElementUnknown = createError('XML_ELEMENT_UNKNOWN', '<%1> may not stand in <%2>; expected was: %3.', 500)
export const AttributeUnknown = createError('XML_ATTRIBUTE_UNKNOWN', 'The attribute "%1" may not stand on <%2>; expected was: %3.', 500)
export const AttributeMissing = createError('XML_ATTRIBUTE_MISSING', '<%1> has no attribute "%2", which it must have. It was left out.', 500)
export const AttributeWrong = createError('XML_ATTRIBUTE_WRONG', 'The attribute "%1" of <%2> is "%3"; expected was %4.', 500)
export const TextWrong = createError('XML_TEXT_WRONG', '<%1> holds "%2"; expected was %3. It was left out.', 500)
export const IncludeMissing = createError('XML_INCLUDE_MISSING', 'The included file "%1" does not exist; a path such as Vendor_Module::system/file.xml, below etc/adminhtml of that module, was expected.', 500)
export const IncludeCircular = createError('XML_INCLUDE_CIRCULAR', 'The file "%1" includes itself.', 500)
export const FileTooLarge = createError('XML_FILE_TOO_LARGE', 'The file is larger than %1 MB. It was left out.', 500)
export const ModuleNameMissing = createError('MODULE_NAME_MISSING', 'etc/module.xml names no module; expected was <config><module name="Vendor_Module"/></config>. The folder was left out.', 500)
export const ModuleTwice = createError('MODULE_TWICE', 'The module "%1" was read from %2 already. This folder was left out.', 500)
export const ModulesNotFound = createError('MODULE_NOT_FOUND', 'There is no module in %1: no folder below it has the file etc/module.xml.', 500)
export const FolderMissing = createError('MODULE_FOLDER_MISSING', 'The folder %1 does not exist or cannot be read.', 500)
export const RegistrationMissing = createError('MODULE_REGISTRATION_MISSING', 'The module "%1" has no registration.php: the original would not find it.', 500)
export const SequenceMissing = createError('MODULE_SEQUENCE_MISSING', 'The module "%1" needs the module "%2", which is not here. The original would refuse it; here it is loaded all the same.', 500)
export const SequenceCircular = createError('MODULE_SEQUENCE_CIRCULAR', 'The module "%1" stands in its own sequence.', 500)
export const DictionaryInvalid = createError('MODULE_DICTIONARY_INVALID', 'This is no dictionary: %1. The file was left out.', 500)
