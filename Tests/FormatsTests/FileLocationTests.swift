import Formats
import Testing

@Suite("Locations")
struct FileLocationTests {
  @Test(
    "locations become paths",
    arguments: [
      ("file://localhost/D:/Music/a.mp3", "D:/Music/a.mp3"), ("file://localhost/d:/a", "d:/a"),
      ("file://localhost/Users/me/a%20b.mp3", "/Users/me/a b.mp3"), ("file:///Users/me/a.mp3", "/Users/me/a.mp3"),
      ("file://localhost/a+b%2bc.mp3", "/a+b+c.mp3"), ("file://localhost/%E2%99%AD%e2%99%af", "/♭♯"),
      ("file://localhost/100%25%.mp3", "/100%%.mp3"), ("file://localhost/50%zz.mp3", "/50%zz.mp3"),
      ("file://nas/share/a.mp3", "//nas/share/a.mp3"), ("/plain/path.mp3", "/plain/path.mp3"),
      ("D:\\Music\\a.mp3", "D:\\Music\\a.mp3"),
      ("file://localhost/Volumes/USB%20STICK/a.mp3", "/Volumes/USB STICK/a.mp3"),
      ("file://localhost/Régine%20-%20Nuit.mp3", "/Régine - Nuit.mp3"),
    ])
  func paths(location: String, path: String) throws {
    #expect(try FileLocation.path(location) == path)
  }

  @Test(
    "what is no file has a reason",
    arguments: [
      ("", FileLocation.Problem.empty), ("file://localhost/", .empty), ("spotify:track:1", .notAFile),
      ("file://localhosttidal:tracks:1", .notAFile), ("file://localhost/%ff", .notUTF8),
      ("file://localhost/a%00b", .forbiddenByte),
    ])
  func problems(location: String, problem: FileLocation.Problem) {
    #expect(throws: problem) { try FileLocation.path(location) }
  }

  @Test(
    "dates are as precise as given",
    arguments: [
      ("2018/2/5", "2018-02-05"), ("2020-01-08", "2020-01-08"), ("2018", "2018"), ("2018-02", "2018-02"),
      ("2020-02-29 10:00:00", "2020-02-29"), ("2020.2.3", "2020-02-03"), ("2020-02-03T04:05:06Z", "2020-02-03"),
    ])
  func dates(written: String, read: String) {
    #expect(PartialDate(written)?.description == read)
  }

  @Test(
    "no calendar has these days",
    arguments: ["", "0000-00-00", "2019-02-29", "2018-13", "5/2/2018", "20180205", "a", "2018-"])
  func noDates(written: String) {
    #expect(PartialDate(written) == nil)
  }
}
