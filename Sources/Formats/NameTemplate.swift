/// How a file is to be named: text with fields of `metadata` in braces, `{artist} - {title}`. The extension is kept and
/// is no part of it.
public struct NameTemplate: Sendable, Hashable, CustomStringConvertible {
  /// `{artist} - {title}`.
  public static let standard = NameTemplate(parts: [.field("artist"), .text(" - "), .field("title")])

  enum Part: Sendable, Hashable {
    case text(String)
    case field(String)
  }

  let parts: [Part]

  private init(parts: [Part]) { self.parts = parts }

  /// A template that cannot be used.
  public struct TemplateError: Error, Sendable, Hashable, CustomStringConvertible {
    public let template: String
    public let reason: String
    public var description: String { "template \(template): \(reason)" }
  }

  /// - Throws: ``TemplateError`` for a brace without its other one, no field at all, or characters that no file name of
  ///   ours has.
  public init(_ template: String) throws(TemplateError) {
    func wrong(_ reason: String) -> TemplateError { TemplateError(template: template, reason: reason) }
    var parts: [Part] = []
    var rest = template[...]
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      if brace > rest.startIndex { parts.append(.text(String(rest[..<brace]))) }
      guard rest[brace] == "{", let end = rest[brace...].firstIndex(of: "}") else {
        throw wrong("a brace has no other one")
      }
      let name = rest[rest.index(after: brace)..<end]
      guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else {
        throw wrong("{\(name)} is no field; write {artist}, {title}, {album}, …")
      }
      parts.append(.field(name.lowercased()))
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    self.init(parts: parts)
    guard !fields.isEmpty else { throw wrong("it has no field; write for example \(Self.standard)") }
    for case .text(let text) in parts where SafeFileName.replacements(in: text) > 0 {
      throw wrong("a file name cannot have one of / \\ : * ? \" < > | or a control character")
    }
  }

  /// Names of the fields, each once, in their order.
  public var fields: [String] {
    parts.reduce(into: []) { fields, part in
      if case .field(let name) = part, !fields.contains(name) { fields.append(name) }
    }
  }

  /// The text with every field filled in; nil where one has no value.
  func filled(_ value: (String) -> String?) -> String? {
    var text = ""
    for part in parts {
      switch part {
      case .text(let plain): text += plain
      case .field(let name):
        guard let filled = value(name) else { return nil }
        text += filled
      }
    }
    return text
  }

  public var description: String {
    parts.map { if case .field(let name) = $0 { "{\(name)}" } else if case .text(let text) = $0 { text } else { "" } }
      .joined()
  }
}
