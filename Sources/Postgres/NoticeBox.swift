import CPostgres

/// Takes the notices of one connection; libpq holds a pointer to it.
final class NoticeBox: Sendable {
  private let hear: (@Sendable (PostgresNotice) -> Void)?

  init(_ hear: (@Sendable (PostgresNotice) -> Void)?) { self.hear = hear }

  static let receive: PQnoticeReceiver = { context, result in
    guard let context, let result else { return }
    let box = Unmanaged<NoticeBox>.fromOpaque(context).takeUnretainedValue()
    guard let hear = box.hear else { return }
    func field(_ code: Character) -> String? {
      code.asciiValue.flatMap { PQresultErrorField(result, Int32($0)) }.map { String(cString: $0) }
    }
    let message = field("M") ?? String(cString: PQresultErrorMessage(result))
    hear(PostgresNotice(severity: field("V") ?? "NOTICE", sqlstate: field("C"), message: message))
  }
}
