import Bolt

/// The graph server of a library, or why there is none. The driver connects when it is first used.
public final class GraphConnection: Sendable {
  public let settings: GraphSettings?
  private let made: Result<Driver, any Error>

  /// - Parameter problem: why the local graph server does not run.
  init(_ settings: GraphSettings?, problem: String?) {
    self.settings = settings
    guard let settings else {
      made = .failure(problem.map { LibraryError.graphUnavailable(reason: $0) } ?? LibraryError.noGraph)
      return
    }
    made = Result {
      var configuration = DriverConfiguration()
      configuration.connectionLimit = 6
      configuration.acquisitionTimeout = .seconds(10)
      configuration.connectTimeout = .seconds(5)
      // Warnings about labels that an empty graph does not know are no news.
      configuration.notifications = .off
      configuration.userAgent = "tracktion"
      let auth = settings.user.map { AuthToken.basic($0, settings.password ?? "") } ?? .none
      return try Driver(uri: settings.uri, auth: auth, configuration: configuration)
    }
  }

  /// - Throws: ``LibraryError``, or `BoltError` where the URI cannot be used.
  public func driver() throws -> Driver { try made.get() }

  /// The database to use; nil: the user's home database.
  public var database: String? { settings?.database }

  func close() async {
    if case .success(let driver) = made { driver.close() }
  }
}
