import RightsModel
import Testing

@testable import RightsEngine

@Suite struct GitWorkTreeTests {
  private static let config =
    "[core]\n\tbare = false\n[remote \"origin\"]\n\turl = https://ci:secret@git.example/corp/rights.git\n"
  private static let commit = String(repeating: "0123456789", count: 4)

  @Test func `a checked-out branch is named with its commit and its repository, without the secret`() throws {
    let folder = try Folder()
    try folder.write(".git/HEAD", "ref: refs/heads/main\n")
    try folder.write(".git/refs/heads/main", Self.commit + "\n")
    try folder.write(".git/config", Self.config)
    let found = try #require(GitWorkTree.versionControl(of: folder.path))
    #expect(found.revisionID == Self.commit)
    #expect(found.branch == "main")
    #expect(found.repositoryURI == "https://git.example/corp/rights.git")
  }

  @Test func `packed references and a detached head are read`() throws {
    let folder = try Folder()
    try folder.write(".git/HEAD", "ref: refs/heads/release/1\n")
    try folder.write(".git/packed-refs", "# pack-refs with: peeled\n\(Self.commit) refs/heads/release/1\n")
    try folder.write(".git/config", Self.config)
    #expect(GitWorkTree.versionControl(of: folder.path)?.branch == "release/1")
    try folder.write(".git/HEAD", Self.commit)
    let detached = try #require(GitWorkTree.versionControl(of: folder.path))
    #expect(detached.branch == nil && detached.revisionID == Self.commit)
  }

  @Test func `a linked work tree shares the references of the main one`() throws {
    let folder = try Folder()
    try folder.write("main/.git/config", Self.config)
    try folder.write("main/.git/refs/heads/fix", Self.commit + "\n")
    try folder.write("main/.git/worktrees/fix/HEAD", "ref: refs/heads/fix\n")
    try folder.write("main/.git/worktrees/fix/commondir", "../..\n")
    try folder.write("fix/.git", "gitdir: ../main/.git/worktrees/fix\n")
    #expect(GitWorkTree.versionControl(of: folder.path + "/fix")?.branch == "fix")
  }

  @Test func `nothing is said of a folder that is no work tree, has no commit or no remote`() throws {
    let folder = try Folder()
    #expect(GitWorkTree.versionControl(of: folder.path) == nil)
    try folder.write(".git/HEAD", "ref: refs/heads/main\n")
    try folder.write(".git/config", Self.config)
    #expect(GitWorkTree.versionControl(of: folder.path) == nil)
    try folder.write(".git/refs/heads/main", "not a commit\n")
    #expect(GitWorkTree.versionControl(of: folder.path) == nil)
    try folder.write(".git/refs/heads/main", Self.commit + "\n")
    try folder.write(".git/config", "[core]\n")
    #expect(GitWorkTree.versionControl(of: folder.path) == nil)
  }

  @Test(arguments: [
    ("git@git.example:corp/rights.git", "ssh://git.example/corp/rights.git"),
    ("ssh://git@git.example:22/corp/rights.git", "ssh://git.example:22/corp/rights.git"),
    ("https://git.example/a@b", "https://git.example/a@b"), ("/srv/git/rights.git", nil),
    ("file:///srv/git/rights.git", nil), ("../rights", nil), ("https://git.example/a b", nil), ("", nil),
  ])
  func `a remote becomes an absolute URI, a local path none`(remote: String, uri: String?) {
    #expect(GitWorkTree.uri(remote) == uri)
  }
}
