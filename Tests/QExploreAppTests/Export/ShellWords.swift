/// The words of a command as a shell reads them: quotation marks enclose, blanks divide.
func shellWords(_ command: String) -> [String] {
  var words: [String] = []
  var word = ""
  var isQuoted = false
  var isWord = false
  for character in command {
    switch character {
    case "'":
      isQuoted.toggle()
      isWord = true
    case " " where !isQuoted:
      if isWord { words.append(word) }
      (word, isWord) = ("", false)
    default:
      word.append(character)
      isWord = true
    }
  }
  return isWord ? words + [word] : words
}
