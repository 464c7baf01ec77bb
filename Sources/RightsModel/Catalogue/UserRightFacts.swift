/// The catalogue row of one user right.
///
/// Sources: LUIDs from the native API headers (ntseapi.h), mode bits from MS-LSAD 3.1.1.2.2, constants from Microsoft's
/// privilege and account-rights pages, display names from the policy editor as Microsoft's guides in that language print them.
struct UserRightFacts: Sendable {
  var constant: String
  var kind: UserRightKind
  /// In the order of `languages`; empty where unknown.
  var displayNames: [String]

  static let languages = ["en", "ja", "ko", "de", "es"]

  // One row a right, in the order of the cases of UserRight.
  static let table: [UserRightFacts] = [
    UserRightFacts(
      constant: "SeAssignPrimaryTokenPrivilege", kind: .privilege(luid: 3),
      displayNames: [
        "Replace a process level token",
        "プロセス レベル トークンの置き換え",
        "프로세스 수준 토큰 바꾸기",
        "Ersetzen eines Tokens auf Prozessebene",
        "Reemplazar un símbolo (token) de nivel de proceso",
      ]),
    UserRightFacts(
      constant: "SeAuditPrivilege", kind: .privilege(luid: 21),
      displayNames: [
        "Generate security audits",
        "セキュリティ監査の生成",
        "보안 감사 생성",
        "Generieren von Sicherheitsüberwachungen",
        "Generar auditorías de seguridad",
      ]),
    UserRightFacts(
      constant: "SeBackupPrivilege", kind: .privilege(luid: 17),
      displayNames: [
        "Back up files and directories",
        "ファイルとディレクトリのバックアップ",
        "파일 및 디렉터리 백업",
        "Sichern von Dateien und Verzeichnissen",
        "Hacer copias de seguridad de archivos y directorios",
      ]),
    UserRightFacts(
      constant: "SeBatchLogonRight", kind: .logonRight(mode: 0x4),
      displayNames: [
        "Log on as a batch job",
        "バッチ ジョブとしてログオン",
        "일괄 작업으로 로그온",
        "Anmelden als Stapelverarbeitungsauftrag",
        "Iniciar sesión como proceso por lotes",
      ]),
    UserRightFacts(
      constant: "SeChangeNotifyPrivilege", kind: .privilege(luid: 23),
      displayNames: [
        "Bypass traverse checking",
        "走査チェックのバイパス",
        "트래버스 검사 무시",
        "Auslassen der durchsuchenden Überprüfung",
        "Omitir comprobación de recorrido",
      ]),
    UserRightFacts(
      constant: "SeCreateGlobalPrivilege", kind: .privilege(luid: 30),
      displayNames: [
        "Create global objects",
        "グローバル オブジェクトの作成",
        "전역 개체 만들기",
        "Erstellen globaler Objekte",
        "Crear objetos globales",
      ]),
    UserRightFacts(
      constant: "SeCreatePagefilePrivilege", kind: .privilege(luid: 15),
      displayNames: [
        "Create a pagefile",
        "ページ ファイルの作成",
        "페이지 파일 만들기",
        "Erstellen einer Auslagerungsdatei",
        "Crear un archivo de paginación",
      ]),
    UserRightFacts(
      constant: "SeCreatePermanentPrivilege", kind: .privilege(luid: 16),
      displayNames: [
        "Create permanent shared objects",
        "永続的共有オブジェクトの作成",
        "영구 공유 개체 만들기",
        "Erstellen von dauerhaft freigegebenen Objekten",
        "Crear objetos compartidos permanentes",
      ]),
    UserRightFacts(
      constant: "SeCreateSymbolicLinkPrivilege", kind: .privilege(luid: 35),
      displayNames: [
        "Create symbolic links",
        "シンボリック リンクの作成",
        "기호 링크 만들기",
        "Erstellen symbolischer Verknüpfungen",
        "Crear vínculos simbólicos",
      ]),
    UserRightFacts(
      constant: "SeCreateTokenPrivilege", kind: .privilege(luid: 2),
      displayNames: [
        "Create a token object",
        "トークン オブジェクトの作成",
        "토큰 개체 만들기",
        "Erstellen eines Tokenobjekts",
        "Crear un objeto símbolo (token)",
      ]),
    UserRightFacts(
      constant: "SeDebugPrivilege", kind: .privilege(luid: 20),
      displayNames: [
        "Debug programs",
        "プログラムのデバッグ",
        "프로그램 디버깅",
        "Debuggen von Programmen",
        "Depurar programas",
      ]),
    UserRightFacts(
      constant: "SeDelegateSessionUserImpersonatePrivilege", kind: .privilege(luid: 36),
      displayNames: [
        "Obtain an impersonation token for another user in the same session",
        "同じセッションで別のユーザーの偽装トークンを取得します",
        "동일한 세션에서 다른 사용자에 대한 가장 토큰 가져오기",
        "Identitätstoken für einen anderen Benutzer in derselben Sitzung abrufen",
        "Obtén un token de suplantación para otro usuario en la misma sesión",
      ]),
    UserRightFacts(
      constant: "SeDenyBatchLogonRight", kind: .logonRight(mode: 0x100),
      displayNames: [
        "Deny log on as a batch job",
        "バッチ ジョブとしてログオンを拒否する",
        "일괄 작업으로 로그온 거부",
        "Anmelden als Batchauftrag verweigern",
        "Denegar el inicio de sesión como trabajo por lotes",
      ]),
    UserRightFacts(
      constant: "SeDenyInteractiveLogonRight", kind: .logonRight(mode: 0x40),
      displayNames: [
        "Deny log on locally",
        "ローカルでログオンを拒否する",
        "로컬 로그온 거부",
        "Lokal anmelden verweigern",
        "Denegar el inicio de sesión localmente",
      ]),
    UserRightFacts(
      constant: "SeDenyNetworkLogonRight", kind: .logonRight(mode: 0x80),
      displayNames: [
        "Deny access to this computer from the network",
        "ネットワーク経由のアクセスを拒否",
        "네트워크에서 이 컴퓨터 액세스 거부",
        "Zugriff vom Netzwerk auf diesen Computer verweigern",
        "Denegar el acceso desde la red a este equipo",
      ]),
    UserRightFacts(
      constant: "SeDenyRemoteInteractiveLogonRight", kind: .logonRight(mode: 0x800),
      displayNames: [
        "Deny log on through Remote Desktop Services",
        "リモート デスクトップ サービスを使ったログオンを拒否",
        "터미널 서비스를 통한 로그온 거부",
        "Anmelden über Terminaldienste verweigern",
        "Denegar inicio de sesión a través de Terminal Services",
      ]),
    UserRightFacts(
      constant: "SeDenyServiceLogonRight", kind: .logonRight(mode: 0x200),
      displayNames: [
        "Deny log on as a service",
        "サービスとしてログオンを拒否する",
        "서비스로 로그온 거부",
        "Anmeldung als Dienst verweigern",
        "Denegar el inicio de sesión como servicio",
      ]),
    UserRightFacts(
      constant: "SeEnableDelegationPrivilege", kind: .privilege(luid: 27),
      displayNames: [
        "Enable computer and user accounts to be trusted for delegation",
        "コンピューターとユーザー アカウントに委任時の信頼を付与",
        "위임 시 컴퓨터 및 사용자 계정을 신뢰할 수 있도록 설정",
        "Ermöglichen, dass Computer- und Benutzerkonten für Delegierungszwecke vertraut wird",
        "Habilitar confianza con el equipo y las cuentas de usuario para delegación",
      ]),
    UserRightFacts(
      constant: "SeImpersonatePrivilege", kind: .privilege(luid: 29),
      displayNames: [
        "Impersonate a client after authentication",
        "認証後にクライアントを偽装",
        "인증 후 클라이언트 가장",
        "Annehmen der Clientidentität nach Authentifizierung",
        "Suplantar a un cliente tras la autenticación",
      ]),
    UserRightFacts(
      constant: "SeIncreaseBasePriorityPrivilege", kind: .privilege(luid: 14),
      displayNames: [
        "Increase scheduling priority",
        "スケジューリング優先順位の繰り上げ",
        "예약 우선 순위 증가",
        "Anheben der Zeitplanungspriorität",
        "Aumentar prioridad de programación",
      ]),
    UserRightFacts(
      constant: "SeIncreaseQuotaPrivilege", kind: .privilege(luid: 5),
      displayNames: [
        "Adjust memory quotas for a process",
        "プロセスのメモリ クォータの増加",
        "프로세스에 대한 메모리 할당량 조정",
        "Anpassen von Speicherkontingenten für einen Prozess",
        "Ajustar las cuotas de la memoria para un proceso",
      ]),
    UserRightFacts(
      constant: "SeIncreaseWorkingSetPrivilege", kind: .privilege(luid: 33),
      displayNames: [
        "Increase a process working set",
        "プロセス ワーキング セットの増加",
        "프로세스 작업 집합 향상",
        "Arbeitssatz eines Prozesses vergrößern",
        "Aumentar el espacio de trabajo de un proceso",
      ]),
    UserRightFacts(
      constant: "SeInteractiveLogonRight", kind: .logonRight(mode: 0x1),
      displayNames: [
        "Allow log on locally",
        "ローカル ログオンを許可",
        "로컬 로그온 허용",
        "Lokal anmelden zulassen",
        "Permitir el inicio de sesión local",
      ]),
    UserRightFacts(
      constant: "SeLoadDriverPrivilege", kind: .privilege(luid: 10),
      displayNames: [
        "Load and unload device drivers",
        "デバイス ドライバーのロードとアンロード",
        "장치 드라이버 로드 및 언로드",
        "Laden und Entfernen von Gerätetreibern",
        "Cargar y descargar controladores de dispositivo",
      ]),
    UserRightFacts(
      constant: "SeLockMemoryPrivilege", kind: .privilege(luid: 4),
      displayNames: [
        "Lock pages in memory",
        "メモリ内のページのロック",
        "메모리에 페이지 잠금",
        "Sperren von Seiten im Speicher",
        "Bloquear páginas en la memoria",
      ]),
    UserRightFacts(
      constant: "SeMachineAccountPrivilege", kind: .privilege(luid: 6),
      displayNames: [
        "Add workstations to domain",
        "ドメインにワークステーションを追加",
        "도메인에 워크스테이션 추가",
        "Hinzufügen von Arbeitsstationen zur Domäne",
        "Agregar estaciones de trabajo al dominio",
      ]),
    UserRightFacts(
      constant: "SeManageVolumePrivilege", kind: .privilege(luid: 28),
      displayNames: [
        "Perform volume maintenance tasks",
        "ボリュームの保守タスクを実行",
        "볼륨 유지 관리 작업 수행",
        "Durchführen von Volumewartungsaufgaben",
        "Realizar tareas de mantenimiento del volumen",
      ]),
    UserRightFacts(
      constant: "SeNetworkLogonRight", kind: .logonRight(mode: 0x2),
      displayNames: [
        "Access this computer from the network",
        "ネットワーク経由でのアクセス",
        "네트워크에서 이 컴퓨터 액세스",
        "Auf diesen Computer vom Netzwerk aus zugreifen",
        "Tener acceso a este equipo desde la red",
      ]),
    UserRightFacts(
      constant: "SeProfileSingleProcessPrivilege", kind: .privilege(luid: 13),
      displayNames: [
        "Profile single process",
        "単一プロセスのプロファイル",
        "프로필 단일 프로세스",
        "Erstellen eines Profils für einen Einzelprozess",
        "Generar perfiles de un solo proceso",
      ]),
    UserRightFacts(
      constant: "SeRelabelPrivilege", kind: .privilege(luid: 32),
      displayNames: [
        "Modify an object label",
        "オブジェクト ラベルの変更",
        "개체 레이블 수정",
        "Verändern einer Objektbezeichnung",
        "Modificar la etiqueta de un objeto",
      ]),
    UserRightFacts(
      constant: "SeRemoteInteractiveLogonRight", kind: .logonRight(mode: 0x400),
      displayNames: [
        "Allow log on through Remote Desktop Services",
        "リモート デスクトップ サービスを使ったログオンを許可",
        "터미널 서비스를 통한 로그온 허용",
        "Anmeldung über Terminaldienste zulassen",
        "Permitir inicio de sesión a través de Terminal Services",
      ]),
    UserRightFacts(
      constant: "SeRemoteShutdownPrivilege", kind: .privilege(luid: 24),
      displayNames: [
        "Force shutdown from a remote system",
        "リモート コンピューターからの強制シャットダウン",
        "원격 시스템에서 강제 종료",
        "Erzwingen des Herunterfahrens von einem Remotesystem aus",
        "Forzar cierre desde un sistema remoto",
      ]),
    UserRightFacts(
      constant: "SeRestorePrivilege", kind: .privilege(luid: 18),
      displayNames: [
        "Restore files and directories",
        "ファイルとディレクトリの復元",
        "파일 및 디렉터리 복원",
        "Wiederherstellen von Dateien und Verzeichnissen",
        "Restaurar archivos y directorios",
      ]),
    UserRightFacts(
      constant: "SeSecurityPrivilege", kind: .privilege(luid: 8),
      displayNames: [
        "Manage auditing and security log",
        "監査とセキュリティ ログの管理",
        "감사 및 보안 로그 관리",
        "Verwalten von Überwachungs- und Sicherheitsprotokollen",
        "Administrar registro de seguridad y auditoría",
      ]),
    UserRightFacts(
      constant: "SeServiceLogonRight", kind: .logonRight(mode: 0x10),
      displayNames: [
        "Log on as a service",
        "サービスとしてログオン",
        "서비스로 로그온",
        "Anmelden als Dienst",
        "Iniciar sesión como servicio",
      ]),
    UserRightFacts(
      constant: "SeShutdownPrivilege", kind: .privilege(luid: 19),
      displayNames: [
        "Shut down the system",
        "システムのシャットダウン",
        "시스템 종료",
        "Herunterfahren des Systems",
        "Apagar el sistema",
      ]),
    UserRightFacts(
      constant: "SeSyncAgentPrivilege", kind: .privilege(luid: 26),
      displayNames: [
        "Synchronize directory service data",
        "ディレクトリ サービス データの同期化",
        "디렉터리 서비스 데이터 동기화",
        "Synchronisieren von Verzeichnisdienstdaten",
        "Sincronizar los datos del servicio de directorio",
      ]),
    UserRightFacts(
      constant: "SeSystemEnvironmentPrivilege", kind: .privilege(luid: 22),
      displayNames: [
        "Modify firmware environment values",
        "ファームウェア環境値の修正",
        "펌웨어 환경 값 수정",
        "Verändern der Firmwareumgebungsvariablen",
        "Modificar valores de entorno firmware",
      ]),
    UserRightFacts(
      constant: "SeSystemProfilePrivilege", kind: .privilege(luid: 11),
      displayNames: [
        "Profile system performance",
        "システム パフォーマンスのプロファイル",
        "프로필 시스템 성능",
        "Erstellen eines Profils der Systemleistung",
        "Generar perfiles del rendimiento del sistema",
      ]),
    UserRightFacts(
      constant: "SeSystemtimePrivilege", kind: .privilege(luid: 12),
      displayNames: [
        "Change the system time",
        "システム時刻の変更",
        "시스템 시간 변경",
        "Ändern der Systemzeit",
        "Cambiar la hora del sistema",
      ]),
    UserRightFacts(
      constant: "SeTakeOwnershipPrivilege", kind: .privilege(luid: 9),
      displayNames: [
        "Take ownership of files or other objects",
        "ファイルとその他のオブジェクトの所有権の取得",
        "파일 또는 기타 개체의 소유권 가져오기",
        "Übernehmen des Besitzes von Dateien und Objekten",
        "Tomar posesión de archivos y otros objetos",
      ]),
    UserRightFacts(
      constant: "SeTcbPrivilege", kind: .privilege(luid: 7),
      displayNames: [
        "Act as part of the operating system",
        "オペレーティング システムの一部として機能",
        "운영 체제의 일부로 작동",
        "Einsetzen als Teil des Betriebssystems",
        "Actuar como parte del sistema operativo",
      ]),
    UserRightFacts(
      constant: "SeTimeZonePrivilege", kind: .privilege(luid: 34),
      displayNames: [
        "Change the time zone",
        "タイム ゾーンの変更",
        "시간대 변경",
        "Ändern der Zeitzone",
        "Cambiar la zona horaria",
      ]),
    UserRightFacts(
      constant: "SeTrustedCredManAccessPrivilege", kind: .privilege(luid: 31),
      displayNames: [
        "Access Credential Manager as a trusted caller",
        "資格情報マネージャに信頼された呼び出し側としてアクセス",
        "신뢰할 수 있는 호출자로 자격 증명 관리자에 액세스",
        "Auf Anmeldeinformations-Manager als vertrauenswürdigem Aufrufer zugreifen",
        "Obtener acceso al administrador de credenciales como un llamador de confianza",
      ]),
    UserRightFacts(
      constant: "SeUndockPrivilege", kind: .privilege(luid: 25),
      displayNames: [
        "Remove computer from docking station",
        "ドッキング ステーションからコンピューターを削除",
        "도킹 스테이션에서 컴퓨터 제거",
        "Entfernen des Computers von der Docking-Station",
        "Quitar equipo de la estación de acoplamiento",
      ]),
  ]
}
