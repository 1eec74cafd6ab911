/// Colours and attributes (SGR).
extension VirtualTerminal {
  mutating func setStyle(_ sequence: EscapeParser.Sequence) {
    var parameters = sequence.parameters.isEmpty ? [[0]] : sequence.parameters
    while !parameters.isEmpty {
      let parameter = parameters.removeFirst()
      let code = parameter.first.flatMap { $0 } ?? 0
      if code == 38 || code == 48 {
        guard let color = Self.extended(parameter, &parameters) else { return unknown.append(sequence.description) }
        if code == 38 { style.foreground = color } else { style.background = color }
      } else if !setAttribute(code) && !setColor(code) {
        unknown.append(sequence.description)
      }
    }
  }

  /// `38:2::r:g:b`, `38:5:n`, or the same with semicolons.
  private static func extended(_ parameter: [Int?], _ rest: inout [[Int?]]) -> Color? {
    if parameter.count > 1 {
      let parts = parameter.dropFirst().map { $0 ?? 0 }
      if parts.first == 5, parts.count == 2 { return .indexed(parts[1]) }
      guard parts.first == 2, parts.count >= 4 else { return nil }
      let values = parts.suffix(3)
      return .rgb(values[values.startIndex], values[values.startIndex + 1], values[values.startIndex + 2])
    }
    func next() -> Int? { rest.isEmpty ? nil : rest.removeFirst().first.flatMap { $0 } }
    switch next() {
    case 5: return next().map { .indexed($0) }
    case 2:
      guard let red = next(), let green = next(), let blue = next() else { return nil }
      return .rgb(red, green, blue)
    default: return nil
    }
  }

  private mutating func setColor(_ code: Int) -> Bool {
    switch code {
    case 30...37: style.foreground = .indexed(code - 30)
    case 39: style.foreground = .standard
    case 40...47: style.background = .indexed(code - 40)
    case 49: style.background = .standard
    case 90...97: style.foreground = .indexed(code - 82)
    case 100...107: style.background = .indexed(code - 92)
    default: return false
    }
    return true
  }

  private mutating func setAttribute(_ code: Int) -> Bool {
    switch code {
    case 0: style = Style()
    case 1: style.bold = true
    case 2: style.dim = true
    case 3: style.italic = true
    case 4: style.underline = true
    case 5: style.blink = true
    case 7: style.reverse = true
    case 8: style.invisible = true
    case 9: style.struck = true
    case 22: (style.bold, style.dim) = (false, false)
    case 23: style.italic = false
    case 24: style.underline = false
    case 25: style.blink = false
    case 27: style.reverse = false
    case 28: style.invisible = false
    case 29: style.struck = false
    // The Linux console's and screen's font switches.
    case 10, 11: charsets.isGraphics[0] = code == 11
    default: return false
    }
    return true
  }
}
