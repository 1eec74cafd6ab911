import Catalog
import Postgres
import Records

/// Pages, filters and counts, warm; goals as the project set them for a million recordings.
struct ListTimes {
  private let catalog: Catalog

  init(_ conninfo: String) { catalog = Catalog(PostgresPool(configuration: PostgresConfiguration(conninfo))) }

  func run() async throws {
    let counts = try await catalog.counts()
    print("\(counts.recordings) recordings, \(counts.pending) proposals pending")
    print("   median     worst      rows  (ms; ✗: over the goal)")
    try await pages()
    try await filters()
    try await others()
  }

  private func pages() async throws {
    print("Any page of 50, goal 20 ms")
    for name in [
      "artist", "title", "album", "genre", "label", "year", "bpm", "key", "file_name", "file_path", "created_at",
      "rating",
      "energy", "comment", "date_added",
    ] {
      for descending in [false, true] {
        let list = RecordingList(sort: RecordingSort(.init(name: name), descending: descending))
        let label = name + (descending ? ":desc" : "")
        let middle = try await catalog.recordings.page(list, .fraction(0.5), limit: 50)
        try await page(list, .beginning, "\(label), first page")
        try await page(list, .end, "\(label), last page")
        if let place = middle.last { try await page(list, .after(place), "\(label), after the middle") }
        if let place = middle.first { try await page(list, .before(place), "\(label), before the middle") }
      }
    }
    for name in ["artist", "bpm", "created_at"] {
      try await page(RecordingList(sort: RecordingSort(.init(name: name))), .fraction(0.7), "\(name), at 70 %")
    }
  }

  private func page(_ list: RecordingList, _ start: PageStart, _ label: String, goal: Double = 20) async throws {
    try await Timing.run(label, goal: goal) { try await catalog.recordings.page(list, start, limit: 50).rows.count }
  }

  private func filters() async throws {
    for (goal, texts) in [
      (
        60,
        [
          "strobe", "love", "remix", "techno", "deadmau5 strobe", "zzzzqq", "\"joris voorn\"", "artist:queen",
          "title:opus", "bpm:128", "bpm:120-130", "key:8A", "key:~8A bpm:124-126", "year:2009", "genre:techno",
          "genre:techno bpm:120-130", "genre:klezmer", "label:drumcode", "love | hate", "love -remix", "status:missing",
          "proposal:pending",
        ]
      ),
      (
        400,
        [
          "x", "ab", "rating:5", "energy:>0.9", "comment:vinyl", "composer:bach", "date_added:2019", "path:archive",
          "mood:dark",
        ]
      ),
    ] as [(Double, [String])] {
      print("First page with a filter, goal \(Int(goal)) ms; exact count, goal 200 ms (400 with such a filter)")
      for text in texts {
        for sort in [RecordingSort(.artist), RecordingSort(.bpm, descending: true)] {
          let list = RecordingList(filter: try Filter(parsing: text), sort: sort)
          try await page(list, .beginning, "\(text)  by \(sort.field.name)", goal: goal)
        }
        let list = RecordingList(filter: try Filter(parsing: text))
        try await Timing.run("\(text)  count", goal: max(200, goal)) { try await catalog.recordings.count(list) }
      }
    }
  }

  private func others() async throws {
    print("Other reads, goal 20 ms; counts 200 ms")
    let page = try await catalog.recordings.page(RecordingList(), .fraction(0.3), limit: 50)
    let ids = page.rows.map(\.id)
    try await Timing.run("metadata of 50 rows", goal: 20) { try await catalog.recordings.metadata(of: ids).count }
    try await Timing.run("cards of 50 rows", goal: 20) { try await catalog.recordings.cards(ids).count }
    try await Timing.run("tracklists of a recording", goal: 20) {
      try await catalog.tracklists.appearances(of: ids[0]).count
    }
    for field in ProposalSort.Field.allCases {
      let list = ProposalList(sort: ProposalSort(field, descending: true))
      try await Timing.run("proposals by \(field.rawValue)", goal: 20) {
        try await catalog.proposals.page(list).rows.count
      }
    }
    try await Timing.run("proposals, filter confidence:>0.9 love", goal: 60) {
      try await catalog.proposals.page(ProposalList(filter: try Filter(parsing: "confidence:>0.9 love"))).rows.count
    }
    try await Timing.run("the header's counts", goal: 200) { try await catalog.counts().recordings }
    try await Timing.run("count of all", goal: 200) { try await catalog.recordings.count(RecordingList()) }
    try await Timing.run("estimate of a filter", goal: 20) {
      try await catalog.recordings.estimate(RecordingList(filter: try Filter(parsing: "love")))
    }
    try await Timing.run("position of a row in the middle", goal: 200) {
      try await catalog.recordings.position(of: ids[0], in: RecordingList()) ?? -1
    }
  }
}
