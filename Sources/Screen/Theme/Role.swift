/// What a stretch of text is, as far as its look goes. Views name roles; a theme says how a role looks.
public enum Role: Int, CaseIterable, Sendable, Hashable {
  case text
  /// Less important text: file names of untagged recordings, decided rows, labels.
  case dim
  case header
  /// The program's name, keys in the footer.
  case accent
  case title
  /// The title of the pane with the focus.
  case focusedTitle
  /// The row under the cursor in the pane with the focus, and elsewhere.
  case selection
  case quietSelection
  case mark
  case good
  case warning
  case bad
  case removed
  case added
  case footer
  case message
  case field
  case sheet
}
