import Postgres

/// Gathers the parameters of a statement while its text is put together: values never become part of the text.
struct StatementBuilder {
  private(set) var parameters: [PostgresValue] = []

  /// Takes a value and returns its place, `$1`, `$2`…
  mutating func bind(_ value: PostgresValue) -> String {
    parameters.append(value)
    return "$\(parameters.count)"
  }

  /// A pattern for LIKE that finds `text` anywhere, whatever it is made of.
  mutating func bind(containing text: String) -> String {
    var pattern = "%"
    for scalar in text.unicodeScalars {
      if scalar == "%" || scalar == "_" || scalar == "\\" { pattern += "\\" }
      pattern.unicodeScalars.append(scalar)
    }
    return bind(.text(pattern + "%")) + "::text"
  }
}
