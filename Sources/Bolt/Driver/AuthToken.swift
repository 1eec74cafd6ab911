/// Who we are for the server. Its text never shows a secret.
public struct AuthToken: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  let fields: [String: Value]

  /// For servers that ask for nothing.
  public static let none = AuthToken(fields: ["scheme": "none"])

  /// User and password.
  public static func basic(_ user: String, _ password: String, realm: String? = nil) -> AuthToken {
    var fields: [String: Value] = [
      "scheme": "basic", "principal": .string(user), "credentials": .string(password),
    ]
    if let realm { fields["realm"] = .string(realm) }
    return AuthToken(fields: fields)
  }

  /// A token of a single sign-on provider.
  public static func bearer(_ token: String) -> AuthToken {
    AuthToken(fields: ["scheme": "bearer", "credentials": .string(token)])
  }

  /// A Kerberos ticket in Base64.
  public static func kerberos(_ ticket: String) -> AuthToken {
    AuthToken(fields: ["scheme": "kerberos", "principal": "", "credentials": .string(ticket)])
  }

  /// A scheme of the server's own plug-in.
  public static func custom(
    scheme: String, principal: String? = nil, credentials: String? = nil, realm: String? = nil,
    parameters: [String: Value] = [:]
  ) -> AuthToken {
    var fields: [String: Value] = ["scheme": .string(scheme)]
    if let principal { fields["principal"] = .string(principal) }
    if let credentials, !credentials.isEmpty { fields["credentials"] = .string(credentials) }
    if let realm, !realm.isEmpty { fields["realm"] = .string(realm) }
    if !parameters.isEmpty { fields["parameters"] = .map(parameters) }
    return AuthToken(fields: fields)
  }

  /// The scheme alone.
  public var description: String { "AuthToken(\(fields.text("scheme") ?? "?"))" }
  public var debugDescription: String { description }
  /// Nothing: `dump` must not show a password either.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
