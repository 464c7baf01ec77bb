/// Where a person finds the user rights on a Windows machine (`gpedit.msc`; `secpol.msc` starts at the third step).
enum PolicyEditorPath {
  static let english =
    "Local Computer Policy > Computer Configuration > Windows Settings > Security Settings > Local Policies"
    + " > User Rights Assignment"
  static let japanese =
    "ローカル コンピューター ポリシー > コンピューターの構成 > Windows の設定 > セキュリティの設定 > ローカル ポリシー > ユーザー権利の割り当て"
}
