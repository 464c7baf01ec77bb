/// What a user right is called in the policy editor, by language, older wordings included.
///
/// Source: Microsoft's security guides and reference pages in each language, and output of `whoami` in it; one wording
/// each for Japanese SeRelabelPrivilege and for Korean SeAssignPrimaryTokenPrivilege and its kin is general knowledge.
package struct LocalizedRightNames: Sendable, Hashable {
  /// A language and what the right is called in it: today's wording first, then older ones. Never empty.
  package struct Entry: Sendable, Hashable {
    /// A tag such as `ja` or `zh-TW`.
    package let language: String
    package let names: [String]
  }

  /// Sorted as `languages`; a language without a known name is left out.
  package let entries: [Entry]

  /// The languages of the table: English first.
  package static let languages = ["en", "ja", "ko", "de", "es", "fr", "zh-CN", "zh-TW"]

  private init(
    en: [String], ja: [String] = [], ko: [String] = [], de: [String] = [], es: [String] = [], fr: [String] = [],
    zhCN: [String] = [], zhTW: [String] = []
  ) {
    entries = zip(Self.languages, [en, ja, ko, de, es, fr, zhCN, zhTW]).compactMap { language, names in
      names.isEmpty ? nil : Entry(language: language, names: names)
    }
  }

  // One row a right, in the order of the cases of UserRight.
  fileprivate static let table: [LocalizedRightNames] = [
    // SeAssignPrimaryTokenPrivilege
    LocalizedRightNames(
      en: ["Replace a process level token"],
      ja: ["プロセス レベル トークンの置き換え", "プロセス レベル トークンを置き換える"],
      ko: ["프로세스 수준 토큰 바꾸기", "프로세스 레벨 토큰 바꾸기"],
      de: ["Ersetzen eines Tokens auf Prozessebene", "Ersetzen eines Prozessebenentokens"],
      es: ["Reemplazar un símbolo (token) de nivel de proceso", "Reemplazar un token a nivel de proceso"],
      fr: ["Remplacer un jeton de niveau processus"],
      zhCN: ["替换一个进程级令牌"],
      zhTW: ["更換處理層權杖"]),
    // SeAuditPrivilege
    LocalizedRightNames(
      en: ["Generate security audits"],
      ja: ["セキュリティ監査の生成"],
      ko: ["보안 감사 생성"],
      de: ["Generieren von Sicherheitsüberwachungen"],
      es: ["Generar auditorías de seguridad"],
      zhTW: ["產生安全稽核"]),
    // SeBackupPrivilege
    LocalizedRightNames(
      en: ["Back up files and directories"],
      ja: ["ファイルとディレクトリのバックアップ"],
      ko: ["파일 및 디렉터리 백업"],
      de: ["Sichern von Dateien und Verzeichnissen"],
      es: [
        "Hacer copias de seguridad de archivos y directorios", "Realizar copias de seguridad de archivos y directorios",
      ],
      fr: ["sauvegarde des fichiers et des répertoires"],
      zhCN: ["备份文件和目录"],
      zhTW: ["備份檔案及目錄"]),
    // SeBatchLogonRight
    LocalizedRightNames(
      en: ["Log on as a batch job"],
      ja: ["バッチ ジョブとしてログオン"],
      ko: ["일괄 작업으로 로그온"],
      de: ["Anmelden als Stapelverarbeitungsauftrag"],
      es: ["Iniciar sesión como proceso por lotes"],
      zhTW: ["以批次工作登入"]),
    // SeChangeNotifyPrivilege
    LocalizedRightNames(
      en: ["Bypass traverse checking"],
      ja: ["走査チェックのバイパス", "横断チェックのバイパス"],
      ko: ["트래버스 검사 무시", "트래버스 확인 통과"],
      de: ["Auslassen der durchsuchenden Überprüfung", "Auslassen der durchsuchenden Prüfung"],
      es: ["Omitir comprobación de recorrido", "Omitir la comprobación de recorrido"],
      fr: ["Contourner la vérification de parcours"],
      zhCN: ["绕过遍历检查", "跳过遍历检查"],
      zhTW: ["略過周遊檢查"]),
    // SeCreateGlobalPrivilege
    LocalizedRightNames(
      en: ["Create global objects"],
      ja: ["グローバル オブジェクトの作成"],
      ko: ["전역 개체 만들기"],
      de: ["Erstellen globaler Objekte", "Globale Objekte erstellen"],
      es: ["Crear objetos globales"],
      fr: ["créer des objets globaux"],
      zhCN: ["创建全局对象"],
      zhTW: ["建立全域物件"]),
    // SeCreatePagefilePrivilege
    LocalizedRightNames(
      en: ["Create a pagefile"],
      ja: ["ページ ファイルの作成", "ページファイルの作成"],
      ko: ["페이지 파일 만들기"],
      de: ["Erstellen einer Auslagerungsdatei", "Auslagerungsdatei erstellen"],
      es: ["Crear un archivo de paginación"],
      fr: ["créer un fichier d’échange"],
      zhCN: ["创建一个页面文件"],
      zhTW: ["建立分頁檔"]),
    // SeCreatePermanentPrivilege
    LocalizedRightNames(
      en: ["Create permanent shared objects"],
      ja: ["永続的共有オブジェクトの作成"],
      ko: ["영구 공유 개체 만들기"],
      de: ["Erstellen von dauerhaft freigegebenen Objekten", "Permanente freigegebene Objekte erstellen"],
      es: ["Crear objetos compartidos permanentes"],
      fr: ["créez des objets partagés permanents"],
      zhTW: ["建立永久共用物件"]),
    // SeCreateSymbolicLinkPrivilege
    LocalizedRightNames(
      en: ["Create symbolic links"],
      ja: ["シンボリック リンクの作成"],
      ko: ["기호 링크 만들기"],
      de: ["Erstellen symbolischer Verknüpfungen"],
      es: ["Crear vínculos simbólicos"],
      fr: ["créez des liens symboliques"],
      zhCN: ["创建符号链接"]),
    // SeCreateTokenPrivilege
    LocalizedRightNames(
      en: ["Create a token object"],
      ja: ["トークン オブジェクトの作成"],
      ko: ["토큰 개체 만들기"],
      de: ["Erstellen eines Tokenobjekts"],
      es: ["Crear un objeto símbolo (token)", "Crear un objeto Token"],
      fr: ["créez un objet de jeton"],
      zhTW: ["建立權杖物件"]),
    // SeDebugPrivilege
    LocalizedRightNames(
      en: ["Debug programs"],
      ja: ["プログラムのデバッグ"],
      ko: ["프로그램 디버깅", "프로그램 디버그"],
      de: ["Debuggen von Programmen"],
      es: ["Depurar programas"],
      fr: ["déboguer les programmes"],
      zhCN: ["调试程序"],
      zhTW: ["程式偵錯"]),
    // SeDelegateSessionUserImpersonatePrivilege
    LocalizedRightNames(
      en: ["Obtain an impersonation token for another user in the same session"],
      ja: ["同じセッションで別のユーザーの偽装トークンを取得します"],
      ko: ["동일한 세션에서 다른 사용자에 대한 가장 토큰 가져오기"],
      de: ["Identitätstoken für einen anderen Benutzer in derselben Sitzung abrufen"],
      es: ["Obtén un token de suplantación para otro usuario en la misma sesión"],
      fr: ["emprunter l’identité d’autres utilisateurs"],
      zhCN: ["获取同一会话中另一个用户的模拟令牌"]),
    // SeDenyBatchLogonRight
    LocalizedRightNames(
      en: ["Deny log on as a batch job"],
      ja: ["バッチ ジョブとしてログオンを拒否する"],
      ko: ["일괄 작업으로 로그온 거부"],
      de: ["Anmelden als Batchauftrag verweigern", "Anmelden als Stapelverarbeitungsauftrag verweigern"],
      es: ["Denegar el inicio de sesión como trabajo por lotes"],
      zhTW: ["拒絕以批次工作登入"]),
    // SeDenyInteractiveLogonRight
    LocalizedRightNames(
      en: ["Deny log on locally"],
      ja: ["ローカルでログオンを拒否する"],
      ko: ["로컬 로그온 거부"],
      de: ["Lokal anmelden verweigern", "Lokale Anmeldung verweigern"],
      es: ["Denegar el inicio de sesión localmente"],
      zhCN: ["拒绝本地登录"],
      zhTW: ["拒絕本機登入"]),
    // SeDenyNetworkLogonRight
    LocalizedRightNames(
      en: ["Deny access to this computer from the network"],
      ja: ["ネットワーク経由のアクセスを拒否", "ネットワーク経由でコンピュータへアクセスを拒否する"],
      ko: ["네트워크에서 이 컴퓨터 액세스 거부"],
      de: [
        "Zugriff vom Netzwerk auf diesen Computer verweigern",
        "Den Zugriff auf diesen Computer vom Netzwerk aus verweigern",
      ],
      es: ["Denegar el acceso desde la red a este equipo"],
      zhTW: ["拒絕從網路存取這台電腦"]),
    // SeDenyRemoteInteractiveLogonRight
    LocalizedRightNames(
      en: ["Deny log on through Remote Desktop Services"],
      ja: ["リモート デスクトップ サービスを使ったログオンを拒否", "ターミナル サービスを使ったログオンを拒否する", "ターミナル サービスを通したログオンを拒否する"],
      ko: ["터미널 서비스를 통한 로그온 거부"],
      de: [
        "Anmelden über Terminaldienste verweigern", "Anmeldung über Terminaldienste verweigern",
        "Anmelden über Remotedesktopdienste verweigern",
      ],
      es: [
        "Denegar inicio de sesión a través de Terminal Services",
        "Denegar inicio de sesión a través de Servicios de Terminal Server",
      ],
      zhCN: ["拒绝通过远程桌面服务登录"],
      zhTW: ["拒絕透過終端機服務登入"]),
    // SeDenyServiceLogonRight
    LocalizedRightNames(
      en: ["Deny log on as a service"],
      ja: ["サービスとしてログオンを拒否する"],
      ko: ["서비스로 로그온 거부"],
      de: ["Anmeldung als Dienst verweigern", "Anmelden als Dienst verweigern"],
      es: ["Denegar el inicio de sesión como servicio"],
      zhTW: ["拒絕以服務方式登入"]),
    // SeEnableDelegationPrivilege
    LocalizedRightNames(
      en: ["Enable computer and user accounts to be trusted for delegation"],
      ja: ["コンピューターとユーザー アカウントに委任時の信頼を付与", "コンピュータとユーザー アカウントに委任時の信頼を付与"],
      ko: ["위임 시 컴퓨터 및 사용자 계정을 신뢰할 수 있도록 설정", "컴퓨터 및 사용자 계정을 위임용으로 트러스트할 수 있음"],
      de: [
        "Ermöglichen, dass Computer- und Benutzerkonten für Delegierungszwecke vertraut wird",
        "Computer und Benutzerkonten für Delegierungszwecke vertrauen",
      ],
      es: [
        "Habilitar confianza con el equipo y las cuentas de usuario para delegación",
        "Habilitar la opción De confianza para la delegación en las cuentas de usuario y de equipo",
      ],
      fr: ["activez les comptes d’ordinateur et d’utilisateur pour qu’ils soient approuvés pour la délégation"],
      zhTW: ["讓電腦及使用者帳戶能夠被信任以便進行委派"]),
    // SeImpersonatePrivilege
    LocalizedRightNames(
      en: ["Impersonate a client after authentication"],
      ja: ["認証後にクライアントを偽装"],
      ko: ["인증 후 클라이언트 가장", "인증 후 클라이언트로 가장"],
      de: ["Annehmen der Clientidentität nach Authentifizierung"],
      es: ["Suplantar a un cliente tras la autenticación", "Suplantar a un cliente después de la autenticación"],
      fr: ["emprunter l’identité d’un client après l’authentification"],
      zhCN: ["身份验证后模拟客户端"],
      zhTW: ["驗證後模擬用戶端"]),
    // SeIncreaseBasePriorityPrivilege
    LocalizedRightNames(
      en: ["Increase scheduling priority"],
      ja: ["スケジューリング優先順位の繰り上げ"],
      ko: ["예약 우선 순위 증가", "스케줄링 우선 순위 증가"],
      de: ["Anheben der Zeitplanungspriorität"],
      es: ["Aumentar prioridad de programación", "Aumentar la prioridad de programación"],
      fr: ["augmenter la priorité de planification"],
      zhCN: ["提高计划优先级"],
      zhTW: ["增加排程優先權"]),
    // SeIncreaseQuotaPrivilege
    LocalizedRightNames(
      en: ["Adjust memory quotas for a process"],
      ja: ["プロセスのメモリ クォータの増加"],
      ko: ["프로세스에 대한 메모리 할당량 조정", "프로세스 별 메모리 할당량 조정"],
      de: ["Anpassen von Speicherkontingenten für einen Prozess"],
      es: ["Ajustar las cuotas de la memoria para un proceso", "Ajustar las cuotas de memoria para un proceso"],
      fr: ["ajuster les quotas de mémoire pour un processus"],
      zhCN: ["为进程调整内存配额", "调整进程的内存配额"],
      zhTW: ["調整處理程序記憶體配額"]),
    // SeIncreaseWorkingSetPrivilege
    LocalizedRightNames(
      en: ["Increase a process working set"],
      ja: ["プロセス ワーキング セットの増加"],
      ko: ["프로세스 작업 집합 향상"],
      de: ["Arbeitssatz eines Prozesses vergrößern"],
      es: ["Aumentar el espacio de trabajo de un proceso"],
      fr: ["Augmenter une plage de travail de processus"],
      zhCN: ["增加进程工作集"]),
    // SeInteractiveLogonRight
    LocalizedRightNames(
      en: ["Allow log on locally"],
      ja: ["ローカル ログオンを許可", "ローカル ログオンを許可する"],
      ko: ["로컬 로그온 허용", "로컬로 로그온 허용"],
      de: ["Lokal anmelden zulassen"],
      es: ["Permitir el inicio de sesión local"],
      zhCN: ["允许本地登录"],
      zhTW: ["允許本機登入"]),
    // SeLoadDriverPrivilege
    LocalizedRightNames(
      en: ["Load and unload device drivers"],
      ja: ["デバイス ドライバーのロードとアンロード", "デバイス ドライバのロードとアンロード"],
      ko: ["장치 드라이버 로드 및 언로드"],
      de: ["Laden und Entfernen von Gerätetreibern"],
      es: ["Cargar y descargar controladores de dispositivo", "Cargar y descargar controladores de dispositivos"],
      fr: ["charger et décharger les pilotes de périphérique"],
      zhCN: ["加载和卸载设备驱动程序"],
      zhTW: ["載入和釋放裝置驅動程式"]),
    // SeLockMemoryPrivilege
    LocalizedRightNames(
      en: ["Lock pages in memory"],
      ja: ["メモリ内のページのロック"],
      ko: ["메모리에 페이지 잠금", "메모리의 페이지 잠그기"],
      de: ["Sperren von Seiten im Speicher", "Seiten im Speicher sperren"],
      es: ["Bloquear páginas en la memoria"],
      fr: ["verrouiller les pages en mémoire"],
      zhCN: ["锁定内存页"],
      zhTW: ["鎖定記憶體分頁"]),
    // SeMachineAccountPrivilege
    LocalizedRightNames(
      en: ["Add workstations to domain"],
      ja: ["ドメインにワークステーションを追加"],
      ko: ["도메인에 워크스테이션 추가"],
      de: ["Hinzufügen von Arbeitsstationen zur Domäne"],
      es: ["Agregar estaciones de trabajo al dominio"],
      fr: ["ajouter des stations de travail au domaine"]),
    // SeManageVolumePrivilege
    LocalizedRightNames(
      en: ["Perform volume maintenance tasks"],
      ja: ["ボリュームの保守タスクを実行"],
      ko: ["볼륨 유지 관리 작업 수행", "볼륨 관리 작업을 수행"],
      de: ["Durchführen von Volumewartungsaufgaben", "Wartungsaufgaben für Speichermedien ausführen"],
      es: ["Realizar tareas de mantenimiento del volumen", "Realizar tareas de mantenimiento de volúmenes"],
      fr: ["gérez les fichiers sur un volume"],
      zhCN: ["执行卷维护任务"],
      zhTW: ["執行磁碟區維護工作"]),
    // SeNetworkLogonRight
    LocalizedRightNames(
      en: ["Access this computer from the network"],
      ja: ["ネットワーク経由でのアクセス", "ネットワーク経由でコンピュータへアクセス"],
      ko: ["네트워크에서 이 컴퓨터 액세스"],
      de: ["Auf diesen Computer vom Netzwerk aus zugreifen"],
      es: ["Tener acceso a este equipo desde la red"],
      fr: ["Accéder à cet ordinateur à partir du réseau"],
      zhTW: ["從網路存取這台電腦"]),
    // SeProfileSingleProcessPrivilege
    LocalizedRightNames(
      en: ["Profile single process"],
      ja: ["単一プロセスのプロファイル", "単一プロセス プロファイル"],
      ko: ["프로필 단일 프로세스", "단일 프로세스 프로파일"],
      de: ["Erstellen eines Profils für einen Einzelprozess", "Einzelprozessprofil erstellen"],
      es: ["Generar perfiles de un solo proceso", "Analizar un solo proceso", "Hacer perfil de un solo proceso"],
      fr: ["profiler un processus unique"],
      zhCN: ["配置文件单一进程"],
      zhTW: ["設定檔單一程序"]),
    // SeRelabelPrivilege
    LocalizedRightNames(
      en: ["Modify an object label"],
      ja: ["オブジェクト ラベルの変更"],
      ko: ["개체 레이블 수정"],
      de: ["Verändern einer Objektbezeichnung", "Bezeichnung eines Objekts ändern"],
      es: ["Modificar la etiqueta de un objeto"],
      fr: ["modifier l’étiquette d’un objet"]),
    // SeRemoteInteractiveLogonRight
    LocalizedRightNames(
      en: ["Allow log on through Remote Desktop Services"],
      ja: ["リモート デスクトップ サービスを使ったログオンを許可", "ターミナル サービスを使ったログオンを許可する"],
      ko: ["터미널 서비스를 통한 로그온 허용"],
      de: ["Anmeldung über Terminaldienste zulassen", "Anmelden über Remotedesktopdienste zulassen"],
      es: [
        "Permitir inicio de sesión a través de Terminal Services",
        "Permitir inicio de sesión a través de Servicios de Terminal Server",
      ],
      zhCN: ["允许通过远程桌面服务登录"],
      zhTW: ["允許透過終端機服務登入"]),
    // SeRemoteShutdownPrivilege
    LocalizedRightNames(
      en: ["Force shutdown from a remote system"],
      ja: ["リモート コンピューターからの強制シャットダウン", "リモート コンピュータからの強制シャットダウン"],
      ko: ["원격 시스템에서 강제 종료", "원격 시스템에서 강제로 시스템 종료"],
      de: ["Erzwingen des Herunterfahrens von einem Remotesystem aus"],
      es: ["Forzar cierre desde un sistema remoto", "Forzar el apagado de un sistema remoto"],
      fr: ["forcer l’arrêt à partir d’un système distant"],
      zhCN: ["从远程系统强制关机"],
      zhTW: ["從遠端系統強制關機"]),
    // SeRestorePrivilege
    LocalizedRightNames(
      en: ["Restore files and directories"],
      ja: ["ファイルとディレクトリの復元"],
      ko: ["파일 및 디렉터리 복원"],
      de: ["Wiederherstellen von Dateien und Verzeichnissen"],
      es: ["Restaurar archivos y directorios"],
      fr: ["restaurez les fichiers et les répertoires"],
      zhCN: ["还原文件和目录"],
      zhTW: ["還原檔案及目錄"]),
    // SeSecurityPrivilege
    LocalizedRightNames(
      en: ["Manage auditing and security log"],
      ja: ["監査とセキュリティ ログの管理"],
      ko: ["감사 및 보안 로그 관리"],
      de: [
        "Verwalten von Überwachungs- und Sicherheitsprotokollen",
        "Verwalten von Überwachungs- und Sicherheitsprotokoll",
      ],
      es: [
        "Administrar registro de seguridad y auditoría", "Administrar registro de auditoría y de seguridad",
        "Administrar registros de auditoría y de seguridad",
      ],
      fr: ["gérer le journal d’audit et de sécurité"],
      zhCN: ["管理审核和安全日志"],
      zhTW: ["管理稽核及安全日誌"]),
    // SeServiceLogonRight
    LocalizedRightNames(
      en: ["Log on as a service"],
      ja: ["サービスとしてログオン"],
      ko: ["서비스로 로그온"],
      de: ["Anmelden als Dienst", "Als Dienst anmelden"],
      es: ["Iniciar sesión como servicio"],
      fr: ["Ouvrez une session en tant que service"],
      zhCN: ["以服务身份登录"],
      zhTW: ["以服務方式登入"]),
    // SeShutdownPrivilege
    LocalizedRightNames(
      en: ["Shut down the system"],
      ja: ["システムのシャットダウン"],
      ko: ["시스템 종료"],
      de: ["Herunterfahren des Systems", "System herunterfahren"],
      es: ["Apagar el sistema", "Cerrar el sistema"],
      fr: ["Arrêter le système"],
      zhCN: ["关闭系统"],
      zhTW: ["系統關機"]),
    // SeSyncAgentPrivilege
    LocalizedRightNames(
      en: ["Synchronize directory service data"],
      ja: ["ディレクトリ サービス データの同期化"],
      ko: ["디렉터리 서비스 데이터 동기화"],
      de: ["Synchronisieren von Verzeichnisdienstdaten"],
      es: ["Sincronizar los datos del servicio de directorio"],
      fr: ["synchroniser les données du service d’annuaire"],
      zhTW: ["同步處理目錄服務的資料"]),
    // SeSystemEnvironmentPrivilege
    LocalizedRightNames(
      en: ["Modify firmware environment values"],
      ja: ["ファームウェア環境値の修正", "ファームウェアの環境値の修正"],
      ko: ["펌웨어 환경 값 수정"],
      de: ["Verändern der Firmwareumgebungsvariablen", "Firmware-Umgebungsvariablen ändern"],
      es: ["Modificar valores de entorno firmware", "Modificar valores de entorno del firmware"],
      fr: ["modifier les valeurs de l’environnement du microprogramme"],
      zhCN: ["修改固件环境值"],
      zhTW: ["修改韌體環境值"]),
    // SeSystemProfilePrivilege
    LocalizedRightNames(
      en: ["Profile system performance"],
      ja: ["システム パフォーマンスのプロファイル"],
      ko: ["프로필 시스템 성능", "시스템 성능 프로파일"],
      de: ["Erstellen eines Profils der Systemleistung"],
      es: [
        "Generar perfiles del rendimiento del sistema", "Analizar el rendimiento del sistema",
        "Perfilar el rendimiento del sistema",
      ],
      fr: ["profiler les performances du système"],
      zhCN: ["配置文件系统性能"],
      zhTW: ["設定檔系統執行效能"]),
    // SeSystemtimePrivilege
    LocalizedRightNames(
      en: ["Change the system time"],
      ja: ["システム時刻の変更"],
      ko: ["시스템 시간 변경", "시스템 시간 바꾸기"],
      de: ["Ändern der Systemzeit"],
      es: ["Cambiar la hora del sistema"],
      fr: ["modifier l’heure système"],
      zhCN: ["更改系统时间"],
      zhTW: ["變更系統時間"]),
    // SeTakeOwnershipPrivilege
    LocalizedRightNames(
      en: ["Take ownership of files or other objects"],
      ja: ["ファイルとその他のオブジェクトの所有権の取得"],
      ko: ["파일 또는 기타 개체의 소유권 가져오기", "파일 또는 다른 개체의 소유권 가져오기"],
      de: ["Übernehmen des Besitzes von Dateien und Objekten", "Übernehmen des Besitzes an Dateien und Objekten"],
      es: ["Tomar posesión de archivos y otros objetos", "Tomar posesión de archivos u otros objetos"],
      fr: ["appropriation de fichiers ou d’autres objets"],
      zhCN: ["取得文件或其他对象的所有权"],
      zhTW: ["取得檔案或其他物件的所有權"]),
    // SeTcbPrivilege
    LocalizedRightNames(
      en: ["Act as part of the operating system"],
      ja: ["オペレーティング システムの一部として機能"],
      ko: ["운영 체제의 일부로 작동", "운영 체제의 일부로 활동"],
      de: ["Einsetzen als Teil des Betriebssystems"],
      es: ["Actuar como parte del sistema operativo"],
      fr: ["agir en tant que partie du système d’exploitation"],
      zhTW: ["作為作業系統的一部份"]),
    // SeTimeZonePrivilege
    LocalizedRightNames(
      en: ["Change the time zone"],
      ja: ["タイム ゾーンの変更"],
      ko: ["시간대 변경"],
      de: ["Ändern der Zeitzone"],
      es: ["Cambiar la zona horaria"],
      fr: ["Changer le fuseau horaire"],
      zhCN: ["更改时区"]),
    // SeTrustedCredManAccessPrivilege
    LocalizedRightNames(
      en: ["Access Credential Manager as a trusted caller"],
      ja: ["資格情報マネージャに信頼された呼び出し側としてアクセス"],
      ko: ["신뢰할 수 있는 호출자로 자격 증명 관리자에 액세스"],
      de: ["Auf Anmeldeinformations-Manager als vertrauenswürdigem Aufrufer zugreifen"],
      es: ["Obtener acceso al administrador de credenciales como un llamador de confianza"],
      fr: ["accédez au gestionnaire des informations d’identification en tant qu’appelant approuvé"]),
    // SeUndockPrivilege
    LocalizedRightNames(
      en: ["Remove computer from docking station"],
      ja: ["ドッキング ステーションからコンピューターを削除", "ドッキング ステーションからコンピュータを削除"],
      ko: ["도킹 스테이션에서 컴퓨터 제거", "컴퓨터를 도킹 스테이션에서 제거"],
      de: [
        "Entfernen des Computers von der Docking-Station", "Entfernen des Computers von der Dockingstation",
        "Entfernen eines Computers aus der Dockingstation",
      ],
      es: ["Quitar equipo de la estación de acoplamiento", "Quitar el equipo de la estación de acoplamiento"],
      fr: ["Retirer l’ordinateur de la station d’accueil"],
      zhCN: ["从扩展坞上取下计算机"],
      zhTW: ["從連接站上移除電腦"]),
  ]
}

extension UserRight {
  /// What it is called in each language that we know it in.
  package var localizedNames: LocalizedRightNames { LocalizedRightNames.table[Int(rawValue)] }

  /// The right with this constant or with this name in any language; case does not count.
  package init?(anyName text: String) {
    if let right = UserRight(constant: text) {
      self = right
      return
    }
    let wanted = text.lowercased()
    let found = UserRight.allCases.first { right in
      right.localizedNames.entries.contains { $0.names.contains { $0.lowercased() == wanted } }
    }
    guard let found else { return nil }
    self = found
  }
}
