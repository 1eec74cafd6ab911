import Bolt

/// The metadata of some recordings as ``ProjectionStatements`` take it: each value once, in the order of keys, with an edge
/// for each recording that has it, which is named by its place among the ids.
struct MetadataBatch: Sendable {
  let ids: [Value]
  let values: [Value]

  /// - Parameter rows: sorted by id; the first that has a value gives its node its age.
  init(_ rows: [Value]) {
    // By bytes: two spellings of one accent are equal texts here and two nodes there.
    var (firsts, edges): ([[UInt8]: [String: Value]], [[UInt8]: [Value]]) = ([:], [:])
    for (place, row) in rows.enumerated() {
      guard case .list(let items) = row["metadata"] else { continue }
      for case .map(var item) in items {
        guard case .string(let key)? = item["key"], case .string(let value)? = item["value"] else { continue }
        let name = Array(key.utf8) + [0] + Array(value.utf8)
        edges[name, default: []].append(
          [.int(Int64(place)), row["made"], row["method"], item["value_type"] ?? .null])
        guard firsts[name] == nil else { continue }
        item["made"] = row["made"]
        firsts[name] = item
      }
    }
    ids = rows.map { $0["id"] }
    values = firsts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { name, item in
      .map(item.merging(["edges": .list(edges[name] ?? [])]) { $1 })
    }
  }
}
