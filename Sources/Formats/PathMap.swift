import Foundation

/// Where a library's folders are on this machine (`--map FROM=TO`, `path_map:`; `spec/command-line.md`).
public struct PathMap: Sendable, Hashable {
  /// A folder as the library writes it, and this machine's.
  public struct Rule: Sendable, Hashable, Codable {
    public let from: String
    public let to: String

    public init(from: String, to: String) {
      self.from = from
      self.to = to
    }

    /// Reads `FROM=TO`.
    ///
    /// - Throws: ``MappingError`` where there is no `=`, one side is empty, or TO is no absolute path.
    public init(_ text: String) throws(MappingError) {
      guard let range = text.range(of: "=/") ?? text.range(of: "=") else { throw MappingError(text) }
      let from = String(text[..<range.lowerBound])
      let to = String(text[text.index(after: range.lowerBound)...])
      guard !from.isEmpty, to.hasPrefix("/") else { throw MappingError(text) }
      self.init(from: (try? FileLocation.path(from)) ?? from, to: to)
    }
  }

  /// A `--map` that cannot be read.
  public struct MappingError: Error, Sendable, Hashable, CustomStringConvertible {
    public let text: String
    init(_ text: String) { self.text = text }
    public var description: String {
      "--map \(text): write FROM=TO, FROM as the library writes a folder, TO this machine's folder with its full path"
    }
  }

  public let rules: [Rule]
  private let prefixes: [LibraryPath]

  public init(_ rules: [Rule] = []) {
    self.rules = rules
    prefixes = rules.map { LibraryPath($0.from) }
  }

  /// The path on this machine by the rule with the longest FROM (the first of equal ones); nil where no rule fits.
  /// What follows FROM is kept in its normal form and case.
  public func callAsFunction(_ path: String) -> String? {
    let path = LibraryPath(path)
    let fitting = prefixes.indices.filter { prefixes[$0].contains(path) }
    guard let longest = fitting.map({ prefixes[$0].components.count }).max(),
      let rule = fitting.first(where: { prefixes[$0].components.count == longest })
    else { return nil }
    let folder = rules[rule].to.unicodeScalars.last == "/" ? String(rules[rule].to.dropLast()) : rules[rule].to
    return ([folder] + path.components.dropFirst(longest)).joined(separator: "/")
  }
}
