// The phrases of the scripts, in the language of the page: the page carries them as a data block.

const block = document.getElementById('phrases')
const dictionary = block === null ? {} : JSON.parse(block.textContent)

/** Puts a phrase into the language of the page; one that is missing stays English. */
export function __ (phrase, ...args) {
  const text = Object.hasOwn(dictionary, phrase) ? dictionary[phrase] : phrase
  return text.replace(/%(\d+)/g, (placeholder, number) => args[number - 1] ?? placeholder)
}
