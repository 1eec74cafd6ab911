import Catalog
import Postgres
import Records

/// Pages, filters, counts and cancelling, warm; goals as the project set them for a million recordings.
struct ListTimes {
  private let catalog: Catalog

  init(_ conninfo: String) { catalog = Catalog(PostgresPool(configuration: PostgresConfiguration(conninfo))) }

  func run() async throws {
    try await size()
    var report = Report()
    try await pages(&report)
    for group in Self.filters { try await filters(group, &report) }
    try await others(&report)
    try await cancelling(&report)
    print(report.missed == 0 ? "Every goal is met." : "\(report.missed) goals are missed (✗).")
  }

  private func size() async throws {
    let row = try await catalog.pool.query(
      """
      SELECT (SELECT count(*) FROM recordings) AS recordings, (SELECT count(*) FROM metadata) AS metadata,
        (SELECT count(*) FROM rename_proposals) AS proposals, (SELECT count(*) FROM tracklists) AS tracklists,
        pg_size_pretty(pg_database_size(current_database())) AS size, current_setting('shared_buffers') AS buffers,
        current_setting('server_version') AS version
      """)[0]
    func number(_ name: String) throws -> Int { try row.decode(name) }
    print(
      """
      \(try number("recordings")) recordings, \(try number("metadata")) metadata, \(try number("proposals")) proposals, \
      \(try number("tracklists")) tracklists; \(try row.decode("size", as: String.self)); \
      PostgreSQL \(try row.decode("version", as: String.self)), \
      shared_buffers \(try row.decode("buffers", as: String.self)). Milliseconds, ✗: the median is over the goal.
      """)
  }

  // MARK: Pages

  private static let sorts = [
    "artist", "title", "album", "genre", "label", "year", "bpm", "key", "file_name", "file_path", "created_at",
    "updated_at", "last_modified", "file_size", "status", "rating", "energy", "duration", "play_count", "popularity",
    "comment", "composer", "date_added", "catalog_no", "no_such_key",
  ]

  /// For each order: the first and last page, those after and before the middle, and jumps to three fractions.
  private func pages(_ report: inout Report) async throws {
    print("\nAny page of 50, goal 20; a line is the worst of seven places\n\(Report.heading)")
    for name in Self.sorts {
      for descending in [false, true] {
        let list = RecordingList(sort: RecordingSort(.init(name: name), descending: descending))
        let middle = try await catalog.recordings.page(list, .fraction(0.5), limit: 50)
        var starts: [(String, PageStart)] = [("first", .beginning), ("last", .end)]
        if let place = middle.last { starts.append(("after the middle", .after(place))) }
        if let place = middle.first { starts.append(("before the middle", .before(place))) }
        for fraction in [0.1, 0.5, 0.97] { starts.append(("at \(fraction)", .fraction(fraction))) }
        try await slowest(of: starts, list, name + (descending ? ":desc" : ""), &report)
      }
    }
  }

  private func slowest(
    of starts: [(String, PageStart)], _ list: RecordingList, _ label: String, _ report: inout Report
  ) async throws {
    var slowest: (timing: Timing, rows: Int, place: String)?
    for (place, start) in starts {
      var timing = Timing()
      let rows = try await timing.measure(times: 5) { try await catalog.recordings.page(list, start).rows.count }
      if timing.median > slowest?.timing.median ?? 0 { slowest = (timing, rows, place) }
    }
    guard let slowest else { return }
    report.line(slowest.timing, goal: 20, slowest.rows, "\(label), \(slowest.place)")
  }

  // MARK: Filters

  private struct FilterGroup {
    let title: String
    let goal: Double
    let texts: [String]
  }

  private static let filters = [
    FilterGroup(
      title: "Filters on card fields, words of three letters and more", goal: 60,
      texts: [
        "strobe", "love", "remix", "the", "techno", "deadmau5 strobe", "zzzzqq", "\"joris voorn\"", "artist:queen",
        "title:opus", "album:best", "file_name:mp3", "bpm:128", "bpm:120-130", "key:8A", "key:~8A bpm:124-126",
        "year:2009", "genre:techno", "genre:techno bpm:120-130", "genre:klezmer", "label:drumcode", "love | hate",
        "love -remix", "status:missing", "proposal:pending", "proposal:stale", "proposal:none strobe",
      ]),
    FilterGroup(
      title: "Words of one or two letters, other metadata keys, paths", goal: 400,
      texts: [
        "x", "ab", "qz", "artist:u2", "genre:dj", "rating:5", "energy:>0.9", "energy:>0.9 rating:5", "comment:vinyl",
        "comment:zzzzqq", "composer:bach", "remixer:voorn", "date_added:2019", "date_added:>2025-06",
        "release_date:2018", "path:archive", "path:zzzzqq", "mood:dark", "duration:<120", "popularity:>80",
      ]),
  ]

  private func filters(_ group: FilterGroup, _ report: inout Report) async throws {
    print(
      "\n\(group.title): first page of 50 in two orders, goal \(Int(group.goal)); exact count, goal 200"
        + "\n\(Report.heading)")
    for text in group.texts {
      let filter = try Filter(parsing: text)
      for sort in [RecordingSort(.artist), RecordingSort(.bpm, descending: true)] {
        let list = RecordingList(filter: filter, sort: sort)
        var timing = Timing()
        let rows = try await timing.measure(times: 5) { try await catalog.recordings.page(list).rows.count }
        report.line(timing, goal: group.goal, rows, "\(text)  by \(sort.field.name)")
      }
      var timing = Timing()
      let count = try await timing.measure(times: 5) {
        try await catalog.recordings.count(RecordingList(filter: filter))
      }
      report.line(timing, goal: 200, count, "\(text)  count")
    }
  }

  // MARK: The rest

  private func others(_ report: inout Report) async throws {
    print("\nOther reads\n\(Report.heading)")
    func line(_ label: String, _ goal: Double, _ work: () async throws -> Int) async throws {
      var timing = Timing()
      let rows = try await timing.measure(times: 5, work)
      report.line(timing, goal: goal, rows, "\(label), goal \(Int(goal))")
    }
    let page = try await catalog.recordings.page(RecordingList(), .fraction(0.3), limit: 50)
    let ids = page.rows.map(\.id)
    try await line("metadata of 50 rows", 20) { try await catalog.recordings.metadata(of: ids).count }
    try await line("cards of 50 rows", 20) { try await catalog.recordings.cards(ids).count }
    try await line("tracklists of a recording", 20) { try await catalog.tracklists.appearances(of: ids[0]).count }
    for field in ProposalSort.Field.allCases {
      for descending in [true, false] {
        let list = ProposalList(sort: ProposalSort(field, descending: descending))
        let middle = try await catalog.proposals.page(list, .fraction(0.5))
        for (place, start) in [
          ("first", .beginning), ("last", .end), ("middle", middle.last.map { .after($0) } ?? .beginning),
        ] as [(String, PageStart)] {
          try await line("proposals by \(field.rawValue)\(descending ? ":desc" : ""), \(place)", 20) {
            try await catalog.proposals.page(list, start).rows.count
          }
        }
      }
    }
    for text in ["confidence:>0.9 love", "remix", "x", "proposal:stale", "genre:techno -remix", "path:archive"] {
      let list = ProposalList(filter: try Filter(parsing: text))
      let goal: Double = text == "x" || text.hasPrefix("path:") ? 400 : 60
      try await line("proposals, filter \(text)", goal) { try await catalog.proposals.page(list).rows.count }
      try await line("proposals, its count", 200) { try await catalog.proposals.count(list) }
    }
    try await line("the header's counts", 200) { try await catalog.counts().recordings }
    try await line("count of all", 200) { try await catalog.recordings.count(RecordingList()) }
    let filtered = RecordingList(filter: try Filter(parsing: "love"))
    try await line("estimate of a filter", 20) { try await catalog.recordings.estimate(filtered) }
    try await line("position of a row in the middle", 200) {
      try await catalog.recordings.position(of: ids[0], in: RecordingList()) ?? -1
    }
  }

  /// From the cancelling of the task to the end of the call: the server has ended the statement by then.
  private func cancelling(_ report: inout Report) async throws {
    print("\nCancelling a count that takes long, 5 ms after its start; goal 20\n\(Report.heading)")
    for text in ["x", "-genre:techno", "proposal:pending"] {
      let list = RecordingList(filter: try Filter(parsing: text))
      var timing = Timing()
      var cancelled = 0
      for _ in 0..<5 {
        let catalog = catalog
        let counting = Task { try await catalog.recordings.count(list) }
        try await Task.sleep(for: .milliseconds(5))
        let result = await timing.measure {
          counting.cancel()
          return await counting.result
        }
        if case .failure(let error as PostgresError) = result, error.kind == .cancelled { cancelled += 1 }
      }
      report.line(timing, goal: 20, cancelled, "\(text)  count, times cancelled")
    }
  }
}
