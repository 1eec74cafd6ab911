import Glibc

/// Times of lists, filters and counts on a filled database, and of an import against a bare COPY of the same rows.
///
///     CatalogBenchmark lists CONNINFO
///     CatalogBenchmark import CONNINFO FOLDER     (of bench/library/make.py --format tsv; an empty, migrated database)
@main
struct CatalogBenchmark {
  static func main() async {
    let arguments = CommandLine.arguments.dropFirst()
    do {
      switch (arguments.first, arguments.count) {
      case ("lists", 2): try await ListTimes(arguments.last ?? "").run()
      case ("import", 3): try await ImportTimes(arguments.dropFirst().first ?? "", folder: arguments.last ?? "").run()
      default: print("CatalogBenchmark lists CONNINFO | import CONNINFO FOLDER")
      }
    } catch {
      print("CatalogBenchmark: \(error)")
      exit(1)
    }
  }
}
