import Bolt
import Catalog
import FoundationEssentials
import Graph

/// One part of what both servers say of themselves.
public struct MonitorSection: Sendable, Hashable {
  /// postgres, graph.
  public let server: String
  public let title: String
  /// Names and values, one list a row.
  public let rows: [[Field]]
  /// Why there is nothing, or not all of it; nil where everything is there.
  public let note: String?

  public struct Field: Sendable, Hashable {
    public let name: String
    public let value: String?
  }
}

extension MusicLibrary {
  /// The document's monitoring queries on both servers (P19, N7), and the statistics by month. A server that is away is
  /// one section that says so.
  public func monitor() async throws -> [MonitorSection] {
    try await self.section("postgres") {
      try await catalog.sections().map { section in
        MonitorSection(
          server: "postgres", title: section.title,
          rows: section.rows.map { $0.columns.map { .init(name: $0.name, value: $0.value) } }, note: section.note)
      } + [try await months()]
    }
      + self.section("graph") {
        try await GraphMonitor(try graphStore()).sections().map { section in
          MonitorSection(
            server: "graph", title: section.title,
            rows: (section.rows ?? []).map { row in
              row.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: $0.value) }
            }, note: section.rows == nil ? "not offered by this server" : nil)
        }
      }
  }

  private func section(_ server: String, _ body: () async throws -> [MonitorSection]) async throws -> [MonitorSection] {
    do {
      return try await body()
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      return [MonitorSection(server: server, title: server, rows: [], note: Outage(error).message)]
    }
  }

  private func months() async throws -> MonitorSection {
    let rows = try await catalog.statistics().map { month -> [MonitorSection.Field] in
      [
        .init(name: "month", value: month.month.map { String($0.formatted(.iso8601).prefix(7)) }),
        .init(name: "status", value: month.status), .init(name: "count", value: "\(month.count)"),
        .init(name: "avg_file_size", value: month.averageFileSize.map { "\(Int($0.rounded()))" }),
      ]
    }
    return MonitorSection(
      server: "postgres", title: "statistics by month", rows: rows,
      note: rows.isEmpty ? "none yet: `tracktion maintain` makes them" : nil)
  }
}
