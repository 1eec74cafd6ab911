public final class GraphConnection: Sendable {
  public let settings: GraphSettings?
  init(_ settings: GraphSettings?, problem: String?) { self.settings = settings }
  func close() async {}
}
