import CSystem
import Glibc

/// What stood on the command line, read by getopt_long with the options of one command.
struct Arguments: Sendable {
  private var values: [String: [String]] = [:]
  private(set) var operands: [String] = []

  /// True where a switch, or an option with a value, was given.
  func has(_ option: Option) -> Bool { values[option.name] != nil }
  func has(_ name: String) -> Bool { values[name] != nil }

  /// The last value given.
  func value(_ option: Option) -> String? { values[option.name]?.last }
  func value(_ name: String) -> String? { values[name]?.last }

  /// All values, in order.
  func all(_ name: String) -> [String] { values[name] ?? [] }

  /// A whole number of 1 or more.
  ///
  /// - Throws: ``UsageError`` where it is something else.
  func count(_ option: Option) throws -> Int? {
    guard let text = value(option) else { return nil }
    guard let number = Int(text), number > 0 else {
      throw UsageError("--\(option.name) needs a whole number above 0, not “\(text)”")
    }
    return number
  }

  /// A number from 0 to 1.
  ///
  /// - Throws: ``UsageError`` where it is something else.
  func fraction(_ name: String) throws -> Double? {
    guard let text = value(name) else { return nil }
    guard let number = Double(text), (0...1).contains(number) else {
      throw UsageError("--\(name) needs a number from 0 to 1, not “\(text)”")
    }
    return number
  }

  /// The options alone.
  init(valuesOf other: Arguments) { values = other.values }

  mutating func merge(_ other: Arguments) {
    values.merge(other.values) { $0 + $1 }
    operands += other.operands
  }

  /// Reads options and operands.
  ///
  /// - Parameter stopAtOperand: leaves the first operand and what follows it in `operands`, unread.
  /// - Throws: ``UsageError`` for what is not in `options`, naming the nearest one.
  init(_ words: [String], options: [Option], stopAtOperand: Bool = false) throws {
    // getopt_long moves operands behind the options: in this buffer, which must stay where it is.
    let count = words.count + 1
    let elements = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: count + 1)
    for (index, word) in (["tracktion"] + words).enumerated() { elements[index] = strdup(word) }
    elements[count] = nil
    defer {
      for index in 0..<count { free(elements[index]) }
      elements.deallocate()
    }
    let names = options.map { strdup($0.name) }
    defer { for name in names { free(name) } }
    var longs: [CSystem.option] = []
    for (index, option) in options.enumerated() {
      let takes = option.value == nil ? no_argument : required_argument
      let value = Self.firstValue + Int32(index)
      longs.append(CSystem.option(name: UnsafePointer(names[index]), has_arg: takes, flag: nil, val: value))
    }
    longs.append(CSystem.option())
    let letters =
      (stopAtOperand ? "+:" : ":")
      + options.compactMap { option in option.letter.map { "\($0)\(option.value == nil ? "" : ":")" } }.joined()

    csystem_getopt_begin()
    while true {
      let at = Int(csystem_getopt_next())
      let found = getopt_long(Int32(count), elements, letters, longs, nil)
      if found == -1 { break }
      guard let option = Self.matching(found, options) else {
        throw Self.complaint(found, at: max(1, at), words: words, options: options)
      }
      let value = csystem_getopt_argument().map { String(cString: $0) }
      values[option.name, default: []].append(option.value == nil ? "" : value ?? "")
    }
    operands = (max(1, Int(csystem_getopt_next()))..<max(1, count)).compactMap {
      elements[$0].map { String(cString: $0) }
    }
  }

  private static let firstValue: Int32 = 1_000

  private static func matching(_ found: Int32, _ options: [Option]) -> Option? {
    if found >= firstValue { return options[Int(found - firstValue)] }
    guard let scalar = Unicode.Scalar(UInt32(bitPattern: found)) else { return nil }
    return options.first { $0.letter == Character(scalar) && $0.letter != nil && found != 63 && found != 58 }
  }

  private static func complaint(_ found: Int32, at: Int, words: [String], options: [Option]) -> UsageError {
    let wrong = csystem_getopt_wrong()
    if found == 58 {
      let name =
        wrong >= firstValue
        ? "--\(options[Int(wrong - firstValue)].name)"
        : "-\(Unicode.Scalar(UInt32(bitPattern: wrong)).map(String.init) ?? "?")"
      return UsageError("\(name) needs a value")
    }
    let word = words.indices.contains(at - 1) ? words[at - 1] : "?"
    guard word.hasPrefix("--") else { return UsageError("no option \(word)") }
    let name = String(word.dropFirst(2).prefix { $0 != "=" })
    if wrong >= firstValue { return UsageError("--\(options[Int(wrong - firstValue)].name) takes no value") }
    return UsageError("no option --\(name)", nearest: Nearest.match(name, among: options.map(\.name)).map { "--\($0)" })
  }
}
