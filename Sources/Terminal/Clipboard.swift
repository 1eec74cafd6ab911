import FoundationEssentials

/// Text for the clipboard of the person at the terminal: OSC 52, which travels over SSH.
enum Clipboard {
  /// What terminals take at most, in base64 (xterm's limit is the smallest known).
  private static let longest = 74_994

  enum Multiplexer { case none, tmux, screen }

  /// The bytes to send; nil where the text is too long.
  static func sequence(for text: String, through multiplexer: Multiplexer) -> String? {
    let encoded = Data(text.utf8).base64EncodedString()
    guard encoded.utf8.count <= longest else { return nil }
    let plain = "\u{1B}]52;c;\(encoded)\u{07}"
    switch multiplexer {
    case .none: return plain
    // tmux takes the plain form with `set-clipboard on`, the wrapped one with `allow-passthrough on`.
    case .tmux: return plain + "\u{1B}Ptmux;\u{1B}\(plain)\u{1B}\\"
    // TERM says "screen" in tmux too, where the wrapped form means nothing; in GNU screen the plain one does not.
    case .screen: return plain + pieces(of: plain).map { "\u{1B}P\($0)\u{1B}\\" }.joined()
    }
  }

  /// GNU screen drops a string of more than 768 bytes.
  private static func pieces(of text: String) -> [Substring] {
    var rest = Substring(text)
    var pieces: [Substring] = []
    while !rest.isEmpty {
      pieces.append(rest.prefix(500))
      rest = rest.dropFirst(500)
    }
    return pieces
  }
}
