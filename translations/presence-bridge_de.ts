<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en_GB">
<context>
    <name>AdminRequest</name>
    <message>
        <source>Permission</source>
        <translation>Berechtigung</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Wofür</translation>
    </message>
    <message>
        <source>Register an application with the values above. Choose “Accounts in this organizational directory only” and, for the redirect URI, the platform “Public client/native (mobile &amp; desktop)”.</source>
        <translation>Registrieren Sie eine Anwendung mit den Werten oben. Wählen Sie „Nur Konten in diesem Organisationsverzeichnis“ und für den Umleitungs-URI die Plattform „Öffentlicher Client/nativ (mobil und Desktop)“.</translation>
    </message>
    <message>
        <source>Create a client secret. Its value is shown only once.</source>
        <translation>Erstellen Sie einen geheimen Clientschlüssel. Sein Wert wird nur einmal angezeigt.</translation>
    </message>
    <message>
        <source>Request: register %1 in Microsoft Entra ID</source>
        <translation>Anfrage: %1 in Microsoft Entra ID registrieren</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Redirect URI</source>
        <translation>Umleitungs-URI</translation>
    </message>
    <message>
        <source>Directory (tenant) ID</source>
        <translation>Verzeichnis-ID (Mandant)</translation>
    </message>
    <message>
        <source>Application (client) ID</source>
        <translation>Anwendungs-ID (Client)</translation>
    </message>
    <message>
        <source>%1 keeps our STARFACE telephone system and Microsoft Teams agreed on who may be disturbed. It runs on a computer of ours, asks Microsoft Graph directly, and sends nothing to anybody else. For that it needs one app registration.</source>
        <translation>%1 sorgt dafür, dass sich unsere STARFACE-Telefonanlage und Microsoft Teams einig sind, wer gestört werden darf. Das Programm läuft auf einem unserer Computer, fragt Microsoft Graph direkt ab und sendet sonst niemandem etwas. Dafür braucht es eine App-Registrierung.</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Nothing else is asked for. The program reads no mail, no files and no chats.</source>
        <translation>Mehr wird nicht verlangt. Das Programm liest weder E-Mails noch Dateien noch Chats.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Please send back</source>
        <translation>Bitte zurücksenden</translation>
    </message>
    <message>
        <source>the directory (tenant) ID and the application (client) ID</source>
        <translation>die Verzeichnis-ID (Mandant) und die Anwendungs-ID (Client)</translation>
    </message>
    <message>
        <source>the value of the client secret, by a safe way and not by e-mail</source>
        <translation>den Wert des geheimen Clientschlüssels, auf sicherem Weg und nicht per E-Mail</translation>
    </message>
    <message>
        <source>the date that the secret expires on</source>
        <translation>das Datum, an dem das Geheimnis abläuft</translation>
    </message>
    <message>
        <source>Permissions that are needed</source>
        <translation>Berechtigungen, die nötig sind</translation>
    </message>
    <message>
        <source>Asked for by the reference as well</source>
        <translation>Von der Referenz ebenfalls verlangt</translation>
    </message>
    <message>
        <source>STARFACE&apos;s own connection asks for this one, too. Nothing here needs it to run: grant it only where both are to have the same.</source>
        <translation>Auch die Anbindung von STARFACE selbst verlangt diese. Hier braucht sie nichts zum Betrieb: Erteilen Sie sie nur, wenn beide dieselben haben sollen.</translation>
    </message>
    <message>
        <source>Add the permissions under Microsoft Graph, and choose “Grant admin consent”.</source>
        <translation>Fügen Sie die Berechtigungen unter Microsoft Graph hinzu, und wählen Sie „Administratorzustimmung erteilen“.</translation>
    </message>
</context>
<context>
    <name>CheckText</name>
    <message>
        <source>Write access: sign-in of the application</source>
        <translation>Schreibzugriff: Anmeldung der Anwendung</translation>
    </message>
    <message>
        <source>Write access: granted, and not needed</source>
        <translation>Schreibzugriff: erteilt, aber nicht nötig</translation>
    </message>
    <message>
        <source>Write access: client secret, days until it expires</source>
        <translation>Schreibzugriff: geheimer Clientschlüssel, Tage bis zum Ablauf</translation>
    </message>
    <message>
        <source>Read access: sign-in of the reader</source>
        <translation>Lesezugriff: Anmeldung des lesenden Kontos</translation>
    </message>
    <message>
        <source>Read access: granted, and not needed</source>
        <translation>Lesezugriff: erteilt, aber nicht nötig</translation>
    </message>
    <message>
        <source>Read access: client secret, days until it expires</source>
        <translation>Lesezugriff: geheimer Clientschlüssel, Tage bis zum Ablauf</translation>
    </message>
    <message>
        <source>STARFACE</source>
        <translation>STARFACE</translation>
    </message>
    <message>
        <source>Users with the same address in both systems</source>
        <translation>Benutzer mit derselben Adresse in beiden Systemen</translation>
    </message>
    <message>
        <source>The check was ended early</source>
        <translation>Die Prüfung wurde vorzeitig beendet</translation>
    </message>
    <message>
        <source>Write access</source>
        <translation>Schreibzugriff</translation>
    </message>
    <message>
        <source>Read access</source>
        <translation>Lesezugriff</translation>
    </message>
    <message>
        <source>%1: permission %2</source>
        <comment>access: permission</comment>
        <translation>%1: Berechtigung %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>access: what was tried</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>STARFACE: %1</source>
        <comment>what it can do</comment>
        <translation>STARFACE: %1</translation>
    </message>
    <message>
        <source>For a ticket: %1</source>
        <translation>Für ein Ticket: %1</translation>
    </message>
    <message>
        <source>Everything that was tried works.</source>
        <translation>Alles, was geprüft wurde, funktioniert.</translation>
    </message>
    <message>
        <source>Organization: %1</source>
        <translation>Organisation: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>names</comment>
        <translation>
            <numerusform>%1 und %Ln weiterer</numerusform>
            <numerusform>%1 und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>The date is not known.</source>
        <translation>Das Datum ist nicht bekannt.</translation>
    </message>
    <message>
        <source>It has expired. Create a new one in Entra and enter it.</source>
        <translation>Es ist abgelaufen. Erstellen Sie in Entra ein neues, und tragen Sie es ein.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <comment>until a secret expires</comment>
        <translation>
            <numerusform>noch %Ln Tag</numerusform>
            <numerusform>noch %Ln Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s)</source>
        <comment>count</comment>
        <translation>
            <numerusform>%Ln Taste</numerusform>
            <numerusform>%Ln Tasten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <comment>count</comment>
        <translation>
            <numerusform>%Ln Benutzer</numerusform>
            <numerusform>%Ln Benutzer</numerusform>
        </translation>
    </message>
    <message>
        <source>Grant it in Entra, with admin consent.</source>
        <translation>Erteilen Sie sie in Entra, mit Administratorzustimmung.</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) without one: %1.</source>
        <comment>busy-lamp keys</comment>
        <translation>
            <numerusform>%Ln Benutzer ohne BLF-Taste: %1.</numerusform>
            <numerusform>%Ln Benutzer ohne BLF-Taste: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tried only on a test user that you choose.</source>
        <translation>Wird nur an einem Testbenutzer versucht, den Sie auswählen.</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) not tried.</source>
        <translation>
            <numerusform>%Ln Prüfung nicht versucht.</numerusform>
            <numerusform>%Ln Prüfungen nicht versucht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Something is missing; the list says what to do.</source>
        <translation>Etwas fehlt; in der Liste steht, was zu tun ist.</translation>
    </message>
    <message>
        <source>Not everything could be checked; the list says why.</source>
        <translation>Nicht alles konnte geprüft werden; in der Liste steht, warum.</translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s).</source>
        <translation>
            <numerusform>%Ln Warnung.</numerusform>
            <numerusform>%Ln Warnungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Additional certificate authorities</source>
        <translation>Zusätzliche Zertifizierungsstellen</translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s) trusted.</source>
        <comment>of additional authorities</comment>
        <translation>
            <numerusform>%Ln Zertifikat wird vertraut.</numerusform>
            <numerusform>%Ln Zertifikaten wird vertraut.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not usable: %1.</source>
        <translation>Nicht brauchbar: %1.</translation>
    </message>
    <message>
        <source>Asked for by the reference, not needed to run.</source>
        <translation>Von der Referenz verlangt, zum Betrieb nicht nötig.</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>--%1 takes a whole number from %2 to %3, not &quot;%4&quot;.</source>
        <translation>--%1 erwartet eine ganze Zahl von %2 bis %3, nicht „%4“.</translation>
    </message>
    <message>
        <source>--%1 takes one of %2, not &quot;%3&quot;.</source>
        <translation>--%1 erwartet eines von %2, nicht „%3“.</translation>
    </message>
    <message>
        <source>Run against the built-in simulator; nothing real is touched.</source>
        <translation>Mit dem eingebauten Simulator laufen; nichts Echtes wird berührt.</translation>
    </message>
    <message>
        <source>Demo: number of users (default 40).</source>
        <translation>Demo: Zahl der Benutzer (Standard: 40).</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Demo: seed of the simulated company (default 1).</source>
        <translation>Demo: Startwert der simulierten Firma (Standard: 1).</translation>
    </message>
    <message>
        <source>Demo: &quot;day&quot;, a lively working day (default), or &quot;still&quot;.</source>
        <translation>Demo: „day“, ein belebter Arbeitstag (Standard), oder „still“, ohne Bewegung.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Run without a window; tell what happens as JSON lines on standard output.</source>
        <translation>Ohne Fenster laufen; was geschieht, steht als JSON-Zeilen auf der Standardausgabe.</translation>
    </message>
    <message>
        <source>With --headless: a live table for people instead of JSON lines.</source>
        <translation>Mit --headless: eine Live-Tabelle zum Mitlesen statt JSON-Zeilen.</translation>
    </message>
    <message>
        <source>Open the set-up, also where there is a profile.</source>
        <translation>Die Einrichtung öffnen, auch wenn es schon ein Profil gibt.</translation>
    </message>
    <message>
        <source>Check the whole connection and end: 0 nothing that was tried fails, 1 something is missing, 2 it could not be checked.</source>
        <translation>Die ganze Verbindung prüfen und enden: 0 nichts Versuchtes schlägt fehl, 1 etwas fehlt, 2 nicht prüfbar.</translation>
    </message>
    <message>
        <source>With --check: try writing, too, on this user (e-mail address), and put it back.</source>
        <translation>Mit --check: an diesem Benutzer (E-Mail-Adresse) auch das Schreiben erproben und es wieder zurücksetzen.</translation>
    </message>
    <message>
        <source>address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Remove everything that this program keeps for you (profiles, logs, journals, window settings, keychain entries) and end; asks first.</source>
        <translation>Alles entfernen, was dieses Programm für Sie aufbewahrt (Profile, Protokolle, Journale, Fenstereinstellungen, Einträge im Schlüsselbund), und enden; fragt vorher.</translation>
    </message>
    <message>
        <source>With --forget: do not ask.</source>
        <translation>Mit --forget: nicht fragen.</translation>
    </message>
    <message>
        <source>Observe only: decide and show everything, write nothing.</source>
        <translation>Nur beobachten: alles entscheiden und zeigen, nichts schreiben.</translation>
    </message>
    <message>
        <source>Use this profile instead of the standard one.</source>
        <translation>Dieses Profil verwenden statt des üblichen.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Read the secrets from standard input as one JSON object.</source>
        <translation>Die Geheimnisse als ein JSON-Objekt von der Standardeingabe lesen.</translation>
    </message>
    <message>
        <source>Seconds between two polls, 1 to 60 (default: the profile&apos;s, else 10).</source>
        <translation>Sekunden zwischen zwei Abfragen, 1 bis 60 (Standard: laut Profil, sonst 10).</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>End after so many seconds, giving everything back.</source>
        <translation>Nach so vielen Sekunden enden und dabei alles zurückgeben.</translation>
    </message>
    <message>
        <source>Language of the program: &quot;en&quot; or &quot;de&quot; (default: the system&apos;s).</source>
        <translation>Sprache des Programms: „en“ oder „de“ (Standard: die des Systems).</translation>
    </message>
    <message>
        <source>code</source>
        <translation>Kürzel</translation>
    </message>
    <message>
        <source>What is logged to standard error: debug, info, warning (default), error.</source>
        <translation>Was auf der Standardfehlerausgabe protokolliert wird: debug, info, warning (Standard), error.</translation>
    </message>
    <message>
        <source>level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Keeps STARFACE phones and Microsoft Teams agreed on who may be disturbed.</source>
        <translation>Sorgt dafür, dass sich STARFACE-Telefone und Microsoft Teams einig sind, wer gestört werden darf.</translation>
    </message>
    <message>
        <source>Show this help and end.</source>
        <translation>Diese Hilfe zeigen und enden.</translation>
    </message>
    <message>
        <source>Show the version and end.</source>
        <translation>Die Version zeigen und enden.</translation>
    </message>
    <message>
        <source>&quot;presence-bridge --help&quot; lists the options.</source>
        <translation>„presence-bridge --help“ zählt die Optionen auf.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not understood.</source>
        <translation>„%1“ wird nicht verstanden.</translation>
    </message>
    <message>
        <source>--%1 goes with --demo.</source>
        <translation>--%1 gehört zu --demo.</translation>
    </message>
    <message>
        <source>--demo brings its own profile and secrets: leave --profile and --secrets-stdin out.</source>
        <translation>--demo bringt Profil und Geheimnisse selbst mit: Lassen Sie --profile und --secrets-stdin weg.</translation>
    </message>
    <message>
        <source>--table goes with --headless.</source>
        <translation>--table gehört zu --headless.</translation>
    </message>
    <message>
        <source>--setup needs a window and has a simulator of its own: leave --headless and --demo out.</source>
        <translation>--setup braucht ein Fenster und hat einen eigenen Simulator: Lassen Sie --headless und --demo weg.</translation>
    </message>
    <message>
        <source>--%1 goes with --check.</source>
        <translation>--%1 gehört zu --check.</translation>
    </message>
    <message>
        <source>--check runs alone: leave --setup, --demo and --headless out.</source>
        <translation>--check läuft allein: Lassen Sie --setup, --demo und --headless weg.</translation>
    </message>
    <message>
        <source>--yes goes with --forget.</source>
        <translation>--yes gehört zu --forget.</translation>
    </message>
    <message>
        <source>--forget runs alone: leave --setup, --check, --demo, --headless and --profile out.</source>
        <translation>--forget läuft allein: Lassen Sie --setup, --check, --demo, --headless und --profile weg.</translation>
    </message>
    <message>
        <source>Qt&apos;s own options are passed on to it, such as -platform, -style, -stylesheet, -reverse, -display, -geometry and -session.</source>
        <translation>Die Optionen von Qt werden an Qt weitergegeben, etwa -platform, -style, -stylesheet, -reverse, -display, -geometry und -session.</translation>
    </message>
    <message>
        <source>%1 needs a value.</source>
        <translation>%1 braucht einen Wert.</translation>
    </message>
    <message>
        <source>With --check: &quot;text&quot; (default), &quot;json&quot;, or what a plugin of &quot;nagios&quot; or a local check of &quot;checkmk&quot; prints.</source>
        <translation>Mit --check: „text“ (Vorgabe), „json“ oder das, was ein Plugin von „nagios“ oder ein Local Check von „checkmk“ ausgibt.</translation>
    </message>
    <message>
        <source>With --check: the same as --format json.</source>
        <translation>Mit --check: dasselbe wie --format json.</translation>
    </message>
    <message>
        <source>Tell the figures of the synchronisation to Prometheus: on this port of the own computer, or in this file, which has to end in .prom.</source>
        <translation>Prometheus die Kennzahlen der Synchronisation mitteilen: an diesem Port des eigenen Rechners oder in dieser Datei, die auf .prom enden muss.</translation>
    </message>
    <message>
        <source>port|file</source>
        <translation>Port|Datei</translation>
    </message>
    <message>
        <source>--metrics takes a port from 1 to 65535 or a file that ends in .prom, not &quot;%1&quot;.</source>
        <translation>--metrics erwartet einen Port von 1 bis 65535 oder eine Datei, die auf .prom endet, nicht „%1“.</translation>
    </message>
    <message>
        <source>--json and --format say different things: leave one of them out.</source>
        <translation>--json und --format widersprechen sich: lassen Sie eines davon weg.</translation>
    </message>
    <message>
        <source>--metrics goes with what synchronises: leave --check, --setup and --forget out.</source>
        <translation>--metrics gehört zum Synchronisieren: lassen Sie --check, --setup und --forget weg.</translation>
    </message>
    <message>
        <source>Run without a window and without a display; windows attach to it. Says on standard output where.</source>
        <translation>Ohne Fenster und ohne Bildschirm laufen; Fenster verbinden sich damit. Sagt auf der Standardausgabe, wo.</translation>
    </message>
    <message>
        <source>With --engine: give everything back and end when there was no window for half a minute.</source>
        <translation>Mit --engine: alles zurückgeben und enden, wenn eine halbe Minute lang kein Fenster da war.</translation>
    </message>
    <message>
        <source>--engine has no window: leave --headless, --setup, --check, --forget and --watch out.</source>
        <translation>--engine hat kein Fenster: lassen Sie --headless, --setup, --check, --forget und --watch weg.</translation>
    </message>
    <message>
        <source>--attached goes with --engine.</source>
        <translation>--attached gehört zu --engine.</translation>
    </message>
    <message>
        <source>--watch goes with the window: leave --headless, --setup, --check and --forget out.</source>
        <translation>--watch gehört zum Fenster: lassen Sie --headless, --setup, --check und --forget weg.</translation>
    </message>
    <message>
        <source>With service: the service of the computer, which runs without anybody being logged in; as root.</source>
        <translation>Mit service: der Dienst des Rechners, der läuft, ohne dass jemand angemeldet ist; als root.</translation>
    </message>
    <message>
        <source>&quot;presence-bridge service install&quot;, &quot;remove&quot; or &quot;status&quot; sets a profile up as a service, ends that, or tells how it is; &quot;service secrets&quot; gives its secrets to a pipe.</source>
        <translation>„presence-bridge service install“, „remove“ oder „status“ richtet ein Profil als Dienst ein, beendet das oder sagt, wie es steht; „service secrets“ gibt seine Geheimnisse in eine Pipe.</translation>
    </message>
    <message>
        <source>&quot;service&quot; takes one of %1.</source>
        <translation>„service“ braucht eines von %1.</translation>
    </message>
    <message>
        <source>&quot;service&quot; needs systemd, which this system does not have.</source>
        <translation>„service“ braucht systemd, das es auf diesem System nicht gibt.</translation>
    </message>
    <message>
        <source>--%1 goes with &quot;service&quot;.</source>
        <translation>--%1 gehört zu „service“.</translation>
    </message>
    <message>
        <source>&quot;service&quot; runs alone: leave --setup, --check, --demo, --headless and --forget out.</source>
        <translation>„service“ läuft allein: lassen Sie --setup, --check, --demo, --headless und --forget weg.</translation>
    </message>
    <message>
        <source>With --engine as a service: the members of its group can attach windows, to watch only (&quot;viewer&quot;) or to steer (&quot;operator&quot;).</source>
        <translation>Mit --engine als Dienst: Die Mitglieder seiner Gruppe können Fenster verbinden, nur zum Beobachten („viewer“) oder zum Steuern („operator“).</translation>
    </message>
    <message>
        <source>role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>The window only watches: it shows everything and steers nothing. The log of the synchronisation goes to standard output.</source>
        <translation>Das Fenster sieht nur zu: Es zeigt alles und steuert nichts. Das Protokoll der Synchronisation geht auf die Standardausgabe.</translation>
    </message>
    <message>
        <source>With service install --system: put this profile in the place of the one that the service has already.</source>
        <translation>Mit service install --system: dieses Profil an die Stelle dessen setzen, das der Dienst schon hat.</translation>
    </message>
    <message>
        <source>--group goes with --engine, and not with --attached.</source>
        <translation>--group gehört zu --engine, und nicht zu --attached.</translation>
    </message>
    <message>
        <source>--replace goes with &quot;service install --system&quot;.</source>
        <translation>--replace gehört zu „service install --system“.</translation>
    </message>
    <message>
        <source>&quot;presence-bridge why ADDRESS&quot; explains why the phone and Teams of that user are as they are.</source>
        <translation>„presence-bridge why ADRESSE“ erklärt, warum Telefon und Teams dieses Benutzers so sind, wie sie sind.</translation>
    </message>
    <message>
        <source>&quot;why&quot; takes the address or the name of one user.</source>
        <translation>„why“ braucht die Adresse oder den Namen eines Benutzers.</translation>
    </message>
    <message>
        <source>&quot;why&quot; goes with --profile and --language only.</source>
        <translation>Zu „why“ passen nur --profile und --language.</translation>
    </message>
    <message>
        <source>With --check: write to this file what went over the wire, for support: methods, paths, names of members, types and lengths, never a value.</source>
        <translation>Mit --check: In diese Datei schreiben, was über die Leitung ging, für den Support: Methoden, Pfade, Namen von Feldern, Typen und Längen, nie einen Wert.</translation>
    </message>
    <message>
        <source>With keys: say for whom a busy-lamp key is missing; change nothing.</source>
        <translation>Mit keys: sagen, für wen eine BLF-Taste fehlt; nichts ändern.</translation>
    </message>
    <message>
        <source>With keys: make the busy-lamp keys that the STARFACE account lacks.</source>
        <translation>Mit keys: die BLF-Tasten anlegen, die dem STARFACE-Konto fehlen.</translation>
    </message>
    <message>
        <source>With keys: remove the busy-lamp keys that were made here.</source>
        <translation>Mit keys: die hier angelegten BLF-Tasten entfernen.</translation>
    </message>
    <message>
        <source>&quot;presence-bridge keys --plan&quot; says for whom the STARFACE account has no busy-lamp key, &quot;--apply&quot; makes these keys, &quot;--undo&quot; removes them again.</source>
        <translation>„presence-bridge keys --plan“ sagt, für wen das STARFACE-Konto keine BLF-Taste hat, „--apply“ legt diese Tasten an, „--undo“ entfernt sie wieder.</translation>
    </message>
    <message>
        <source>&quot;keys&quot; takes one of %1.</source>
        <translation>„keys“ nimmt eines von %1.</translation>
    </message>
    <message>
        <source>--%1 goes with &quot;keys&quot;.</source>
        <translation>--%1 gehört zu „keys“.</translation>
    </message>
    <message>
        <source>&quot;keys&quot; goes with --profile, --secrets-stdin and --language only.</source>
        <translation>Zu „keys“ passen nur --profile, --secrets-stdin und --language.</translation>
    </message>
</context>
<context>
    <name>Events</name>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>on</source>
        <comment>do not disturb</comment>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <comment>do not disturb</comment>
        <translation>aus</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>do not disturb</comment>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Teams: %1 → %2.</source>
        <translation>Teams: %1 → %2.</translation>
    </message>
    <message>
        <source>STARFACE: %1 → %2.</source>
        <translation>STARFACE: %1 → %2.</translation>
    </message>
    <message>
        <source>Teams reports %1, %2; STARFACE reports %3, do not disturb %4.</source>
        <translation>Teams meldet %1, %2; STARFACE meldet %3, Ruhe (DND) %4.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>action: reason</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: failed. %2</source>
        <comment>action: failed. why</comment>
        <translation>%1: fehlgeschlagen. %2</translation>
    </message>
    <message>
        <source>%1: it was so already.</source>
        <translation>%1: Es war schon so.</translation>
    </message>
    <message>
        <source>%1: done in %2.</source>
        <translation>%1: erledigt in %2.</translation>
    </message>
    <message>
        <source>%1: not working. %2</source>
        <comment>service: not working. why</comment>
        <translation>%1: gestört. %2</translation>
    </message>
    <message>
        <source>%1: works again.</source>
        <translation>%1: funktioniert wieder.</translation>
    </message>
    <message>
        <source>A poll took %1 longer than it may.</source>
        <translation>Eine Abfrage dauerte %1 länger als vorgesehen.</translation>
    </message>
    <message>
        <source>Polls are in time again.</source>
        <translation>Die Abfragen sind wieder pünktlich.</translation>
    </message>
    <message>
        <source>Mode: %1.</source>
        <translation>Modus: %1.</translation>
    </message>
    <message>
        <source>Mode: %1 → %2.</source>
        <translation>Modus: %1 → %2.</translation>
    </message>
    <message>
        <source>The brake lets go.</source>
        <translation>Die Schutzbremse löst sich.</translation>
    </message>
    <message numerus="yes">
        <source>The brake holds: %n of %1 users would be changed at once.</source>
        <translation>
            <numerusform>Die Schutzbremse hält: %Ln von %1 Benutzern würde auf einmal geändert.</numerusform>
            <numerusform>Die Schutzbremse hält: %Ln von %1 Benutzern würden auf einmal geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>The directories were read: %1 matched, %2 only in Teams, %3 only in STARFACE.</source>
        <translation>Die Verzeichnisse wurden gelesen: %1 zugeordnet, %2 nur in Teams, %3 nur in STARFACE.</translation>
    </message>
    <message>
        <source>New in the directory.</source>
        <translation>Neu im Verzeichnis.</translation>
    </message>
    <message>
        <source>Not in the directory any more.</source>
        <translation>Nicht mehr im Verzeichnis.</translation>
    </message>
    <message>
        <source>Matched from now on.</source>
        <translation>Von jetzt an zugeordnet.</translation>
    </message>
    <message>
        <source>Not matched any more.</source>
        <translation>Nicht mehr zugeordnet.</translation>
    </message>
    <message>
        <source>Recording begins.</source>
        <translation>Die Aufzeichnung beginnt.</translation>
    </message>
    <message>
        <source>The program ends: everything was given back.</source>
        <translation>Das Programm endet: Alles wurde zurückgegeben.</translation>
    </message>
    <message numerus="yes">
        <source>The program ends: %n user(s) could not be given back.</source>
        <translation>
            <numerusform>Das Programm endet: Für %Ln Benutzer konnte nicht alles zurückgegeben werden.</numerusform>
            <numerusform>Das Programm endet: Für %Ln Benutzer konnte nicht alles zurückgegeben werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is being given back.</source>
        <translation>Alles wird zurückgegeben.</translation>
    </message>
    <message>
        <source>Another program seems to switch do not disturb, too.</source>
        <translation>Offenbar schaltet auch ein anderes Programm Ruhe (DND).</translation>
    </message>
    <message>
        <source>Status</source>
        <comment>kind of an event</comment>
        <translation>Status</translation>
    </message>
    <message>
        <source>Decision</source>
        <comment>kind of an event</comment>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Write</source>
        <comment>kind of an event</comment>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Connection</source>
        <comment>kind of an event</comment>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Program</source>
        <comment>kind of an event</comment>
        <translation>Programm</translation>
    </message>
    <message>
        <source>The history begins anew.</source>
        <translation>Der Verlauf beginnt neu.</translation>
    </message>
    <message>
        <source>The history is not recorded at the moment.</source>
        <translation>Der Verlauf wird zurzeit nicht aufgezeichnet.</translation>
    </message>
    <message>
        <source>Teams: %1</source>
        <translation>Teams: %1</translation>
    </message>
    <message>
        <source>STARFACE: %1</source>
        <translation>STARFACE: %1</translation>
    </message>
    <message>
        <source>Do not disturb set by Presence Bridge, because of Teams: %1</source>
        <translation>Ruhe (DND) von Presence Bridge gesetzt, wegen Teams: %1</translation>
    </message>
    <message>
        <source>“%1” shown in Teams by Presence Bridge, because of STARFACE: %2</source>
        <translation>„%1“ von Presence Bridge in Teams angezeigt, wegen STARFACE: %2</translation>
    </message>
    <message>
        <source>Paused: nothing was read.</source>
        <translation>Angehalten: Es wurde nichts gelesen.</translation>
    </message>
    <message>
        <source>Nothing was recorded: the program was not running.</source>
        <translation>Nichts aufgezeichnet: Das Programm lief nicht.</translation>
    </message>
    <message>
        <source>Availability: %1, activity: %2</source>
        <translation>Verfügbarkeit: %1, Aktivität: %2</translation>
    </message>
    <message>
        <source>Telephony state: %1, do not disturb: %2</source>
        <translation>Telefoniestatus: %1, Ruhe (DND): %2</translation>
    </message>
    <message>
        <source>%1 – %2 (%3)</source>
        <comment>from – to (how long)</comment>
        <translation>%1 – %2 (%3)</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>The server cannot be reached.</source>
        <translation>Der Server ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check the network, the proxy and the address. It is tried again by itself.</source>
        <translation>Prüfen Sie Netzwerk, Proxy und Adresse. Der Versuch wird von selbst wiederholt.</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>Der Server hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>It is tried again by itself. If it lasts, check the network and the load of the server.</source>
        <translation>Der Versuch wird von selbst wiederholt. Hält es an, prüfen Sie das Netzwerk und die Auslastung des Servers.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted.</source>
        <translation>Dem Zertifikat des Servers wird nicht vertraut.</translation>
    </message>
    <message>
        <source>Check the address and the clock of this computer, and compare the certificate&apos;s fingerprint with the server&apos;s own before you trust it.</source>
        <translation>Prüfen Sie die Adresse und die Uhr dieses Computers, und vergleichen Sie den Fingerabdruck des Zertifikats mit dem des Servers, bevor Sie ihm vertrauen.</translation>
    </message>
    <message>
        <source>The sign-in was refused.</source>
        <translation>Die Anmeldung wurde abgelehnt.</translation>
    </message>
    <message>
        <source>Sign in again, or replace the secret or the password if it is wrong or has expired.</source>
        <translation>Melden Sie sich neu an, oder ersetzen Sie das Geheimnis oder das Kennwort, falls es falsch oder abgelaufen ist.</translation>
    </message>
    <message>
        <source>A permission is missing.</source>
        <translation>Eine Berechtigung fehlt.</translation>
    </message>
    <message>
        <source>Grant the permission to the application or the account.</source>
        <translation>Erteilen Sie der Anwendung oder dem Konto die Berechtigung.</translation>
    </message>
    <message>
        <source>What was asked for does not exist there.</source>
        <translation>Das Gesuchte gibt es dort nicht.</translation>
    </message>
    <message>
        <source>Check the address and the ids in the profile.</source>
        <translation>Prüfen Sie die Adresse und die IDs im Profil.</translation>
    </message>
    <message>
        <source>The request contradicts the state on the server.</source>
        <translation>Die Anforderung widerspricht dem Stand auf dem Server.</translation>
    </message>
    <message>
        <source>It is read again and decided anew. If it lasts, look for another program that writes.</source>
        <translation>Es wird neu gelesen und neu entschieden. Hält es an, suchen Sie nach einem anderen Programm, das ebenfalls schreibt.</translation>
    </message>
    <message>
        <source>Too many requests: the server asked to slow down.</source>
        <translation>Zu viele Anforderungen: Der Server bittet um eine Pause.</translation>
    </message>
    <message>
        <source>There is nothing to do: it goes on when the server allows it.</source>
        <translation>Sie müssen nichts tun: Es geht weiter, sobald der Server es zulässt.</translation>
    </message>
    <message>
        <source>The server reports a failure of its own.</source>
        <translation>Der Server meldet eine eigene Störung.</translation>
    </message>
    <message>
        <source>It is tried again by itself. If it lasts, look at the state of the service.</source>
        <translation>Der Versuch wird von selbst wiederholt. Hält es an, sehen Sie nach dem Zustand des Dienstes.</translation>
    </message>
    <message>
        <source>The answer could not be understood.</source>
        <translation>Die Antwort war nicht zu verstehen.</translation>
    </message>
    <message>
        <source>Check that the address belongs to the right server and that no proxy changes the answers.</source>
        <translation>Prüfen Sie, ob die Adresse zum richtigen Server gehört und kein Proxy die Antworten verändert.</translation>
    </message>
    <message>
        <source>A value cannot be used.</source>
        <translation>Ein Wert ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>Correct the value in the profile.</source>
        <translation>Berichtigen Sie den Wert im Profil.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Der Vorgang wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Start it again if it was not meant to end.</source>
        <translation>Starten Sie ihn neu, falls das nicht beabsichtigt war.</translation>
    </message>
    <message>
        <source>The keychain cannot be used.</source>
        <translation>Der Schlüsselbund ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>Unlock the keychain and allow the program to use it.</source>
        <translation>Entsperren Sie den Schlüsselbund und erlauben Sie dem Programm den Zugriff.</translation>
    </message>
    <message>
        <source>A file could not be read or written.</source>
        <translation>Eine Datei konnte nicht gelesen oder geschrieben werden.</translation>
    </message>
    <message>
        <source>Check the free space and the rights of the folder.</source>
        <translation>Prüfen Sie den freien Speicherplatz und die Rechte des Ordners.</translation>
    </message>
    <message>
        <source>The program made a mistake.</source>
        <translation>Das Programm hat einen Fehler gemacht.</translation>
    </message>
    <message>
        <source>Restart the program, and report it together with the log.</source>
        <translation>Starten Sie das Programm neu, und melden Sie den Fehler zusammen mit dem Protokoll.</translation>
    </message>
    <message>
        <source>STARFACE refused the login or the password.</source>
        <translation>STARFACE hat den Benutzernamen oder das Kennwort abgelehnt.</translation>
    </message>
    <message>
        <source>Check the login and the password of the STARFACE account.</source>
        <translation>Prüfen Sie Benutzernamen und Kennwort des STARFACE-Kontos.</translation>
    </message>
    <message>
        <source>The STARFACE account is not allowed to do this.</source>
        <translation>Das STARFACE-Konto darf das nicht.</translation>
    </message>
    <message>
        <source>Make the account an administrator on STARFACE: only those may change other users&apos; phones.</source>
        <translation>Machen Sie das Konto in STARFACE zum Administrator: Nur Administratoren dürfen die Telefone anderer Benutzer ändern.</translation>
    </message>
    <message>
        <source>The application lacks a permission in Microsoft Graph.</source>
        <translation>Der Anwendung fehlt eine Berechtigung in Microsoft Graph.</translation>
    </message>
    <message>
        <source>Grant the missing permission in Entra under API permissions, with admin consent. A new permission can take some minutes to count.</source>
        <translation>Erteilen Sie die fehlende Berechtigung in Entra unter „API-Berechtigungen“ samt Administratorzustimmung. Bis eine neue Berechtigung gilt, können einige Minuten vergehen.</translation>
    </message>
    <message>
        <source>Microsoft reports a failure of its own.</source>
        <translation>Microsoft meldet eine eigene Störung.</translation>
    </message>
    <message>
        <source>It is tried again by itself. If it lasts, look at the service health in the Microsoft 365 admin center.</source>
        <translation>Der Versuch wird von selbst wiederholt. Hält es an, sehen Sie im Microsoft 365 Admin Center unter „Dienststatus“ nach.</translation>
    </message>
    <message>
        <source>The client secret is wrong.</source>
        <translation>Der geheime Clientschlüssel ist falsch.</translation>
    </message>
    <message>
        <source>Enter the secret&apos;s value. Often its ID is pasted instead; the value is shown only once, right after the secret was created.</source>
        <translation>Geben Sie den Wert des Geheimnisses ein. Oft wird stattdessen seine ID eingefügt; der Wert wird nur einmal angezeigt, gleich nach dem Erstellen.</translation>
    </message>
    <message>
        <source>The client secret has expired.</source>
        <translation>Der geheime Clientschlüssel ist abgelaufen.</translation>
    </message>
    <message>
        <source>Create a new secret in Entra under Certificates &amp; secrets and enter its value and expiry date.</source>
        <translation>Erstellen Sie in Entra unter „Zertifikate &amp; Geheimnisse“ ein neues Geheimnis, und geben Sie seinen Wert und das Ablaufdatum ein.</translation>
    </message>
    <message>
        <source>Entra expects a client secret for this application.</source>
        <translation>Entra erwartet für diese Anwendung einen geheimen Clientschlüssel.</translation>
    </message>
    <message>
        <source>Register the callback URL under “Mobile and desktop applications” instead of “Web”, or enter the client secret.</source>
        <translation>Registrieren Sie die Callback-URL unter „Mobilgerät- und Desktopanwendungen“ statt unter „Web“, oder geben Sie den geheimen Clientschlüssel ein.</translation>
    </message>
    <message>
        <source>A public client must not send a secret.</source>
        <translation>Ein öffentlicher Client darf kein Geheimnis senden.</translation>
    </message>
    <message>
        <source>Leave the client secret for read access empty.</source>
        <translation>Lassen Sie den geheimen Clientschlüssel für den Lesezugriff leer.</translation>
    </message>
    <message>
        <source>The tenant does not know this application.</source>
        <translation>Der Mandant kennt diese Anwendung nicht.</translation>
    </message>
    <message>
        <source>Compare the directory (tenant) ID and the application (client) ID with the overview page of the app registration.</source>
        <translation>Vergleichen Sie die Verzeichnis-ID (Mandant) und die Anwendungs-ID (Client) mit der Übersichtsseite der App-Registrierung.</translation>
    </message>
    <message>
        <source>The application is disabled in Entra.</source>
        <translation>Die Anwendung ist in Entra deaktiviert.</translation>
    </message>
    <message>
        <source>Enable sign-in for the application in Entra under Enterprise applications, Properties.</source>
        <translation>Aktivieren Sie in Entra unter „Unternehmensanwendungen“, „Eigenschaften“ die Anmeldung für die Anwendung.</translation>
    </message>
    <message>
        <source>Entra does not know this tenant.</source>
        <translation>Entra kennt diesen Mandanten nicht.</translation>
    </message>
    <message>
        <source>The directory (tenant) ID is malformed.</source>
        <translation>Die Verzeichnis-ID (Mandant) hat nicht die richtige Form.</translation>
    </message>
    <message>
        <source>Copy the directory (tenant) ID from the overview page of the app registration, and check the cloud.</source>
        <translation>Kopieren Sie die Verzeichnis-ID (Mandant) von der Übersichtsseite der App-Registrierung, und prüfen Sie die Cloud.</translation>
    </message>
    <message>
        <source>Consent to the application&apos;s permissions is missing.</source>
        <translation>Die Zustimmung zu den Berechtigungen der Anwendung fehlt.</translation>
    </message>
    <message>
        <source>Sign in again and consent, or have an administrator consent.</source>
        <translation>Melden Sie sich neu an und stimmen Sie zu, oder lassen Sie einen Administrator zustimmen.</translation>
    </message>
    <message>
        <source>Consent was declined in the browser.</source>
        <translation>Die Zustimmung wurde im Browser abgelehnt.</translation>
    </message>
    <message>
        <source>Start the sign-in again and accept the permissions.</source>
        <translation>Starten Sie die Anmeldung neu, und akzeptieren Sie die Berechtigungen.</translation>
    </message>
    <message>
        <source>An administrator must consent to the permissions.</source>
        <translation>Ein Administrator muss den Berechtigungen zustimmen.</translation>
    </message>
    <message>
        <source>Have a Global Administrator grant admin consent in Entra under API permissions.</source>
        <translation>Lassen Sie einen globalen Administrator in Entra unter „API-Berechtigungen“ die Administratorzustimmung erteilen.</translation>
    </message>
    <message>
        <source>The callback URL is not the one registered for the application.</source>
        <translation>Die Callback-URL ist nicht die, die für die Anwendung registriert ist.</translation>
    </message>
    <message>
        <source>Add exactly the callback URL shown, in Entra under Authentication, “Mobile and desktop applications”.</source>
        <translation>Fügen Sie genau die angezeigte Callback-URL hinzu, in Entra unter „Authentifizierung“, „Mobilgerät- und Desktopanwendungen“.</translation>
    </message>
    <message>
        <source>The account is not assigned to the application.</source>
        <translation>Das Konto ist der Anwendung nicht zugewiesen.</translation>
    </message>
    <message>
        <source>Assign the account in Entra under Enterprise applications, Users and groups, or sign in with another account.</source>
        <translation>Weisen Sie das Konto in Entra unter „Unternehmensanwendungen“, „Benutzer und Gruppen“ zu, oder melden Sie sich mit einem anderen Konto an.</translation>
    </message>
    <message>
        <source>Conditional Access blocks the sign-in.</source>
        <translation>Der bedingte Zugriff blockiert die Anmeldung.</translation>
    </message>
    <message>
        <source>Have an administrator look at the sign-in log in Entra and adapt the policy, or sign in from a permitted device.</source>
        <translation>Lassen Sie einen Administrator das Anmeldeprotokoll in Entra ansehen und die Richtlinie anpassen, oder melden Sie sich von einem zugelassenen Gerät aus an.</translation>
    </message>
    <message>
        <source>The sign-in needs multi-factor authentication.</source>
        <translation>Die Anmeldung verlangt die Multi-Faktor-Authentifizierung.</translation>
    </message>
    <message>
        <source>Sign in again in the browser and confirm the second factor.</source>
        <translation>Melden Sie sich im Browser neu an, und bestätigen Sie den zweiten Faktor.</translation>
    </message>
    <message>
        <source>The sign-in for read access has expired or was revoked.</source>
        <translation>Die Anmeldung für den Lesezugriff ist abgelaufen oder wurde widerrufen.</translation>
    </message>
    <message>
        <source>Start the OAuth flow for read access again.</source>
        <translation>Starten Sie den OAuth-Flow für Lese-Zugriff neu.</translation>
    </message>
    <message>
        <source>The authorization code was used already.</source>
        <translation>Der Autorisierungscode wurde bereits verwendet.</translation>
    </message>
    <message>
        <source>Start the sign-in again and do not reload the page in the browser.</source>
        <translation>Starten Sie die Anmeldung neu, und laden Sie die Seite im Browser nicht neu.</translation>
    </message>
    <message>
        <source>The sign-in does not belong to this attempt.</source>
        <translation>Die Anmeldung gehört nicht zu diesem Versuch.</translation>
    </message>
    <message>
        <source>Start the sign-in again and finish it in the newest browser tab.</source>
        <translation>Starten Sie die Anmeldung neu, und beenden Sie sie in der neuesten Browser-Registerkarte.</translation>
    </message>
    <message>
        <source>Freshly issued sign-ins are refused again and again.</source>
        <translation>Eben erst ausgestellte Anmeldungen werden immer wieder abgelehnt.</translation>
    </message>
    <message>
        <source>Wait some minutes. If it lasts, check the clock of this computer, the cloud and the tenant.</source>
        <translation>Warten Sie einige Minuten. Hält es an, prüfen Sie die Uhr dieses Computers, die Cloud und den Mandanten.</translation>
    </message>
    <message>
        <source>No client secret is stored on this computer.</source>
        <translation>Auf diesem Computer ist kein geheimer Clientschlüssel gespeichert.</translation>
    </message>
    <message>
        <source>Nobody has signed in for read access yet.</source>
        <translation>Für den Lesezugriff hat sich noch niemand angemeldet.</translation>
    </message>
    <message>
        <source>Start the OAuth flow for read access.</source>
        <translation>Starten Sie den OAuth-Flow für Lese-Zugriff.</translation>
    </message>
    <message>
        <source>Create a default keyring, for instance by signing in to the desktop once, and try again.</source>
        <translation>Legen Sie einen Standardschlüsselbund an, zum Beispiel durch einmaliges Anmelden am Desktop, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Try again and allow the program to use the keychain.</source>
        <translation>Versuchen Sie es erneut, und erlauben Sie dem Programm den Zugriff auf den Schlüsselbund.</translation>
    </message>
    <message>
        <source>Look for a prompt of the keychain behind other windows, answer it and try again.</source>
        <translation>Suchen Sie hinter anderen Fenstern nach einer Nachfrage des Schlüsselbunds, beantworten Sie sie und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The server shows another certificate than the one trusted before.</source>
        <translation>Der Server zeigt ein anderes Zertifikat als das, dem bisher vertraut wurde.</translation>
    </message>
    <message>
        <source>Ask whoever runs the server whether the certificate was replaced, and compare the fingerprint before you trust the new one. Somebody could be listening in.</source>
        <translation>Fragen Sie den Betreiber des Servers, ob das Zertifikat ausgetauscht wurde, und vergleichen Sie den Fingerabdruck, bevor Sie dem neuen vertrauen. Es könnte jemand mithören.</translation>
    </message>
    <message>
        <source>No authority known here vouches for the server&apos;s certificate.</source>
        <translation>Keine hier bekannte Zertifizierungsstelle bürgt für das Zertifikat des Servers.</translation>
    </message>
    <message>
        <source>Compare the fingerprint with the server&apos;s own and trust the certificate, or add the authority that issued it.</source>
        <translation>Vergleichen Sie den Fingerabdruck mit dem des Servers und vertrauen Sie dem Zertifikat, oder fügen Sie die ausstellende Zertifizierungsstelle hinzu.</translation>
    </message>
    <message>
        <source>The proxy refused or failed.</source>
        <translation>Der Proxy hat abgelehnt oder ist gestört.</translation>
    </message>
    <message>
        <source>Check the proxy&apos;s address, login and password.</source>
        <translation>Prüfen Sie Adresse, Benutzernamen und Kennwort des Proxys.</translation>
    </message>
    <message>
        <source>The answer was cut short.</source>
        <translation>Die Antwort ist abgerissen.</translation>
    </message>
    <message>
        <source>It is tried again by itself. If it lasts, check the network and the proxy.</source>
        <translation>Der Versuch wird von selbst wiederholt. Hält es an, prüfen Sie Netzwerk und Proxy.</translation>
    </message>
    <message>
        <source>The answer is larger than anything expected.</source>
        <translation>Die Antwort ist größer als alles, was zu erwarten war.</translation>
    </message>
    <message>
        <source>Check that the address belongs to the right server.</source>
        <translation>Prüfen Sie, ob die Adresse zum richtigen Server gehört.</translation>
    </message>
    <message>
        <source>The value is too long for this system&apos;s keychain.</source>
        <translation>Der Wert ist zu lang für den Schlüsselbund dieses Systems.</translation>
    </message>
    <message>
        <source>Microsoft offers no presence in the cloud for China (21Vianet).</source>
        <translation>Microsoft bietet in der Cloud für China (21Vianet) keine Präsenz an.</translation>
    </message>
    <message>
        <source>Choose another cloud; presence cannot be synchronised there.</source>
        <translation>Wählen Sie eine andere Cloud; dort lässt sich die Präsenz nicht abgleichen.</translation>
    </message>
    <message>
        <source>Another instance of the program uses the same profile.</source>
        <translation>Eine andere Instanz des Programms verwendet dasselbe Profil.</translation>
    </message>
    <message>
        <source>End the other instance, or start this one with another profile.</source>
        <translation>Beenden Sie die andere Instanz, oder starten Sie diese mit einem anderen Profil.</translation>
    </message>
    <message>
        <source>The journal cannot be written, so nothing is changed.</source>
        <translation>Das Journal kann nicht geschrieben werden; deshalb wird nichts geändert.</translation>
    </message>
    <message>
        <source>The secret for %1 could not be read from the keychain.</source>
        <translation>Das Geheimnis für %1 konnte nicht aus dem Schlüsselbund gelesen werden.</translation>
    </message>
    <message>
        <source>The sign-in to Microsoft Entra ID failed.</source>
        <translation>Die Anmeldung bei Microsoft Entra ID ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The connection to %1 is failing.</source>
        <translation>Die Verbindung zu %1 ist gestört.</translation>
    </message>
    <message>
        <source>Too many requests: the server asked to wait for %1.</source>
        <translation>Zu viele Anforderungen: Der Server bittet um eine Pause von %1.</translation>
    </message>
    <message>
        <source>%1 (Code: %2)</source>
        <comment>sentences, code</comment>
        <translation>%1 (Code: %2)</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>Free some space on the disk that holds the program&apos;s data.</source>
        <translation>Schaffen Sie Platz auf dem Datenträger mit den Daten des Programms.</translation>
    </message>
    <message>
        <source>The file is damaged.</source>
        <translation>Die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>Move the file away and restart the program. Then check by hand which phones are on do not disturb.</source>
        <translation>Verschieben Sie die Datei, und starten Sie das Programm neu. Prüfen Sie dann von Hand, bei welchen Telefonen Ruhe (DND) an ist.</translation>
    </message>
    <message>
        <source>Check the network, the proxy and the address, and start again.</source>
        <translation>Prüfen Sie Netzwerk, Proxy und Adresse, und starten Sie neu.</translation>
    </message>
    <message>
        <source>Start again. If it lasts, check the network and the load of the server.</source>
        <translation>Starten Sie neu. Hält es an, prüfen Sie das Netzwerk und die Auslastung des Servers.</translation>
    </message>
    <message>
        <source>Check the address and the ids that you entered.</source>
        <translation>Prüfen Sie die Adresse und die IDs, die Sie eingegeben haben.</translation>
    </message>
    <message>
        <source>Start again. If it lasts, look for another program that writes.</source>
        <translation>Starten Sie neu. Hält es an, suchen Sie nach einem anderen Programm, das ebenfalls schreibt.</translation>
    </message>
    <message>
        <source>Start again after that time.</source>
        <translation>Starten Sie nach dieser Zeit neu.</translation>
    </message>
    <message>
        <source>Start again. If it lasts, look at the state of the service.</source>
        <translation>Starten Sie neu. Hält es an, sehen Sie nach dem Zustand des Dienstes.</translation>
    </message>
    <message>
        <source>Correct the value and start again.</source>
        <translation>Berichtigen Sie den Wert, und starten Sie neu.</translation>
    </message>
    <message>
        <source>The browser brought an answer that does not belong to this attempt.</source>
        <translation>Der Browser hat eine Antwort gebracht, die nicht zu diesem Versuch gehört.</translation>
    </message>
    <message>
        <source>Close older browser tabs of this sign-in and start again. If it happens again, another program or page may be trying to slip an answer in.</source>
        <translation>Schließen Sie ältere Browser-Registerkarten dieser Anmeldung, und starten Sie neu. Geschieht es wieder, versucht vielleicht ein anderes Programm oder eine andere Seite, eine Antwort unterzuschieben.</translation>
    </message>
    <message>
        <source>The sign-in was to another tenant than the one entered.</source>
        <translation>Die Anmeldung galt einem anderen Mandanten als dem eingegebenen.</translation>
    </message>
    <message>
        <source>Sign in with an account of the tenant that was entered, or correct the directory (tenant) ID.</source>
        <translation>Melden Sie sich mit einem Konto des eingegebenen Mandanten an, oder berichtigen Sie die Verzeichnis-ID (Mandant).</translation>
    </message>
    <message>
        <source>Nothing came back from the browser in time.</source>
        <translation>Der Browser hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Start again and finish the sign-in in the browser. If no page opened, copy the link into a browser.</source>
        <translation>Starten Sie neu, und schließen Sie die Anmeldung im Browser ab. Hat sich keine Seite geöffnet, kopieren Sie den Link in einen Browser.</translation>
    </message>
    <message>
        <source>Entra gave access for one hour only.</source>
        <translation>Entra hat den Zugriff nur für eine Stunde gewährt.</translation>
    </message>
    <message>
        <source>Add the delegated permission offline_access to the application, and start the sign-in again.</source>
        <translation>Fügen Sie der Anwendung die delegierte Berechtigung „offline_access“ hinzu, und starten Sie die Anmeldung neu.</translation>
    </message>
    <message>
        <source>No keychain service is running for this user (%1).</source>
        <translation>Für diesen Benutzer läuft kein Schlüsselbunddienst (%1).</translation>
    </message>
    <message>
        <source>The keychain service has no default keyring (%1).</source>
        <translation>Der Schlüsselbunddienst hat keinen Standardschlüsselbund (%1).</translation>
    </message>
    <message>
        <source>The keychain is locked (%1).</source>
        <translation>Der Schlüsselbund ist gesperrt (%1).</translation>
    </message>
    <message>
        <source>Unlock the keychain, for instance with its own program or by signing in to the desktop again, and try again.</source>
        <translation>Entsperren Sie den Schlüsselbund, zum Beispiel mit seinem eigenen Programm oder durch Neuanmelden am Desktop, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The keychain refused access (%1).</source>
        <translation>Der Schlüsselbund hat den Zugriff verweigert (%1).</translation>
    </message>
    <message>
        <source>The keychain did not answer in time (%1).</source>
        <translation>Der Schlüsselbund hat nicht rechtzeitig geantwortet (%1).</translation>
    </message>
    <message>
        <source>The keychain reported a failure of its own (%1).</source>
        <translation>Der Schlüsselbund hat eine eigene Störung gemeldet (%1).</translation>
    </message>
    <message>
        <source>Restart the keychain service or sign in to the desktop again, and try again. The log has its own words.</source>
        <translation>Starten Sie den Schlüsselbunddienst neu, oder melden Sie sich neu am Desktop an, und versuchen Sie es erneut. Der Wortlaut seiner Meldung steht im Protokoll.</translation>
    </message>
    <message>
        <source>Signing in works, but a permission is missing.</source>
        <translation>Die Anmeldung funktioniert, aber eine Berechtigung fehlt.</translation>
    </message>
    <message>
        <source>Grant what the table names as missing, and check once more.</source>
        <translation>Erteilen Sie, was laut Tabelle fehlt, und prüfen Sie erneut.</translation>
    </message>
    <message>
        <source>A secret or password was not entered yet.</source>
        <translation>Ein Geheimnis oder Kennwort wurde noch nicht eingegeben.</translation>
    </message>
    <message>
        <source>Enter it and start again.</source>
        <translation>Geben Sie es ein, und starten Sie neu.</translation>
    </message>
    <message>
        <source>Something that is needed was not entered yet.</source>
        <translation>Eine nötige Angabe fehlt noch.</translation>
    </message>
    <message>
        <source>Fill the fields of this and the earlier pages, and start again.</source>
        <translation>Füllen Sie die Felder dieser und der früheren Seiten aus, und starten Sie neu.</translation>
    </message>
    <message>
        <source>Not everything that changed was checked.</source>
        <translation>Nicht alles, was geändert wurde, ist geprüft.</translation>
    </message>
    <message>
        <source>Go back to the pages without a tick and run their check.</source>
        <translation>Gehen Sie zurück zu den Seiten ohne Häkchen, und führen Sie deren Prüfung aus.</translation>
    </message>
    <message>
        <source>The test user was not found, or matches nobody.</source>
        <translation>Der Testbenutzer wurde nicht gefunden oder ist niemandem zugeordnet.</translation>
    </message>
    <message>
        <source>Choose a user who has the same e-mail address in both systems.</source>
        <translation>Wählen Sie einen Benutzer, der in beiden Systemen dieselbe E-Mail-Adresse hat.</translation>
    </message>
    <message>
        <source>What was changed on the test user could not be put back.</source>
        <translation>Was am Testbenutzer geändert wurde, konnte nicht zurückgesetzt werden.</translation>
    </message>
    <message>
        <source>Look at the phone of the test user and put it back by hand.</source>
        <translation>Sehen Sie am Telefon des Testbenutzers nach, und setzen Sie es von Hand zurück.</translation>
    </message>
    <message>
        <source>The change was accepted, but does not show.</source>
        <translation>Die Änderung wurde angenommen, ist aber nicht zu sehen.</translation>
    </message>
    <message>
        <source>Check once more in a minute. If it lasts, see whether another program writes there.</source>
        <translation>Prüfen Sie in einer Minute erneut. Hält es an, sehen Sie nach, ob dort ein anderes Programm schreibt.</translation>
    </message>
    <message>
        <source>Somebody else changed the phone during the check.</source>
        <translation>Während der Prüfung hat jemand anderes das Telefon verändert.</translation>
    </message>
    <message>
        <source>Check once more, or choose another test user.</source>
        <translation>Prüfen Sie erneut, oder wählen Sie einen anderen Testbenutzer.</translation>
    </message>
    <message>
        <source>This address uses no certificate.</source>
        <translation>Diese Adresse verwendet kein Zertifikat.</translation>
    </message>
    <message>
        <source>Enter an address that begins with https://.</source>
        <translation>Geben Sie eine Adresse ein, die mit https:// beginnt.</translation>
    </message>
    <message>
        <source>Another program uses the port for the callback already.</source>
        <translation>Ein anderes Programm verwendet bereits den Port für den Callback.</translation>
    </message>
    <message>
        <source>End the other program, or choose another port under “Advanced”. Any free port does where the callback URL begins with http://localhost.</source>
        <translation>Beenden Sie das andere Programm, oder wählen Sie unter „Erweitert“ einen anderen Port. Beginnt die Callback-URL mit http://localhost, genügt jeder freie Port.</translation>
    </message>
    <message>
        <source>This computer does not let the program use that port.</source>
        <translation>Dieser Computer lässt das Programm diesen Port nicht verwenden.</translation>
    </message>
    <message>
        <source>Choose a port above 1023 under “Advanced”, or any free one.</source>
        <translation>Wählen Sie unter „Erweitert“ einen Port über 1023 oder einen beliebigen freien.</translation>
    </message>
    <message>
        <source>GNOME Keyring, KWallet or KeePassXC</source>
        <translation>GNOME Keyring, KWallet oder KeePassXC</translation>
    </message>
    <message>
        <source>What was entered before could not be understood.</source>
        <translation>Was früher eingegeben wurde, war nicht zu verstehen.</translation>
    </message>
    <message>
        <source>Enter it once more. The old file was kept beside the new one, and the secrets are still in the keychain.</source>
        <translation>Geben Sie es noch einmal ein. Die alte Datei wurde neben der neuen aufgehoben, und die Geheimnisse sind noch im Schlüsselbund.</translation>
    </message>
    <message>
        <source>What was entered before could not be read.</source>
        <translation>Was früher eingegeben wurde, konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>What you enter cannot be kept for later.</source>
        <translation>Was Sie eingeben, kann nicht für später aufbewahrt werden.</translation>
    </message>
    <message>
        <source>There is no profile yet.</source>
        <translation>Es gibt noch kein Profil.</translation>
    </message>
    <message>
        <source>Set the connection up in a window (presence-bridge --setup), or name a profile with --profile.</source>
        <translation>Richten Sie die Verbindung in einem Fenster ein (presence-bridge --setup), oder nennen Sie mit --profile ein Profil.</translation>
    </message>
    <message>
        <source>The secrets could not be kept in the keychain.</source>
        <translation>Die Geheimnisse konnten nicht im Schlüsselbund aufbewahrt werden.</translation>
    </message>
    <message>
        <source>Microsoft says: %1</source>
        <translation>Microsoft sagt dazu: %1</translation>
    </message>
    <message>
        <source>Another instance of the program records in the same file.</source>
        <translation>Eine andere Instanz des Programms zeichnet in dieselbe Datei auf.</translation>
    </message>
    <message>
        <source>End the other instance; recording goes on by itself.</source>
        <translation>Beenden Sie die andere Instanz; die Aufzeichnung geht von selbst weiter.</translation>
    </message>
    <message>
        <source>Free some space; recording goes on by itself.</source>
        <translation>Schaffen Sie Speicherplatz; die Aufzeichnung geht von selbst weiter.</translation>
    </message>
    <message>
        <source>The file was written by another version of the program.</source>
        <translation>Die Datei stammt von einer anderen Version des Programms.</translation>
    </message>
    <message>
        <source>Use that version, or move the file away.</source>
        <translation>Verwenden Sie jene Version, oder verschieben Sie die Datei.</translation>
    </message>
    <message>
        <source>It was set aside in the same folder and is deleted in time.</source>
        <translation>Sie wurde im selben Ordner beiseitegelegt und wird mit der Zeit gelöscht.</translation>
    </message>
    <message>
        <source>The disk is too slow for what happens.</source>
        <translation>Der Datenträger ist zu langsam für das, was geschieht.</translation>
    </message>
    <message>
        <source>Recording goes on by itself.</source>
        <translation>Die Aufzeichnung geht von selbst weiter.</translation>
    </message>
    <message>
        <source>Enter the client secret in the set-up, on the page for write access.</source>
        <translation>Geben Sie den geheimen Clientschlüssel in der Einrichtung auf der Seite für den Schreibzugriff ein.</translation>
    </message>
    <message>
        <source>Start one of them in this session and try again. On a server, give the secrets with --secrets-stdin.</source>
        <translation>Starten Sie in dieser Sitzung einen davon, und versuchen Sie es erneut. Auf einem Server geben Sie die Geheimnisse mit --secrets-stdin an.</translation>
    </message>
    <message>
        <source>Check what was pasted. Otherwise give the secret with --secrets-stdin.</source>
        <translation>Prüfen Sie, was eingefügt wurde. Geben Sie das Geheimnis sonst mit --secrets-stdin an.</translation>
    </message>
    <message>
        <source>Check the rights of the folder with the profile, then open the set-up again.</source>
        <translation>Prüfen Sie die Rechte des Ordners mit dem Profil, und öffnen Sie dann die Einrichtung neu.</translation>
    </message>
    <message>
        <source>You can go on, but finish in one go. Check the free space and the rights of the folder with the profile.</source>
        <translation>Sie können weitermachen, aber nur in einem Zug. Prüfen Sie den freien Speicherplatz und die Rechte des Ordners mit dem Profil.</translation>
    </message>
    <message>
        <source>The profile could not be read or written.</source>
        <translation>Das Profil konnte nicht gelesen oder geschrieben werden.</translation>
    </message>
    <message>
        <source>Check the directory (tenant) ID, which is not the application (client) ID, and the cloud.</source>
        <translation>Prüfen Sie die Verzeichnis-ID (Mandant), die nicht die Anwendungs-ID (Client) ist, und die Cloud.</translation>
    </message>
    <message>
        <source>Somebody has to sign in again.</source>
        <translation>Jemand muss sich neu anmelden.</translation>
    </message>
    <message>
        <source>Start the OAuth flow again and sign in in the browser.</source>
        <translation>Starten Sie den OAuth-Flow neu, und melden Sie sich im Browser an.</translation>
    </message>
    <message>
        <source>Entra refuses the application&apos;s own credentials.</source>
        <translation>Entra weist die eigenen Zugangsdaten der Anwendung zurück.</translation>
    </message>
    <message>
        <source>Check the application (client) ID, and replace the client secret if it is wrong or has expired.</source>
        <translation>Prüfen Sie die Anwendungs-ID (Client), und ersetzen Sie den geheimen Clientschlüssel, falls er falsch oder abgelaufen ist.</translation>
    </message>
    <message>
        <source>Conditional Access asks for a device that the organisation manages.</source>
        <translation>Der bedingte Zugriff verlangt ein Gerät, das die Organisation verwaltet.</translation>
    </message>
    <message>
        <source>Sign in again on a managed device, or have an administrator adapt the policy for this application.</source>
        <translation>Melden Sie sich an einem verwalteten Gerät neu an, oder lassen Sie einen Administrator die Richtlinie für diese Anwendung anpassen.</translation>
    </message>
    <message>
        <source>The account that signed in is disabled or exists no more.</source>
        <translation>Das Konto, das sich angemeldet hat, ist deaktiviert oder besteht nicht mehr.</translation>
    </message>
    <message>
        <source>Enable the account in Entra, or sign in with another one.</source>
        <translation>Aktivieren Sie das Konto in Entra, oder melden Sie sich mit einem anderen an.</translation>
    </message>
    <message>
        <source>The password of the account that signed in has expired.</source>
        <translation>Das Kennwort des Kontos, das sich angemeldet hat, ist abgelaufen.</translation>
    </message>
    <message>
        <source>Sign in again in the browser; Microsoft asks for a new password.</source>
        <translation>Melden Sie sich im Browser neu an; Microsoft fragt dort nach einem neuen Kennwort.</translation>
    </message>
    <message>
        <source>The tenant asks for a new sign-in from time to time (sign-in frequency), and the time is over.</source>
        <translation>Der Mandant verlangt von Zeit zu Zeit eine neue Anmeldung (Anmeldehäufigkeit), und die Zeit ist um.</translation>
    </message>
    <message>
        <source>Start the OAuth flow for read access again. If it happens again and again, have an administrator leave this account out of that policy.</source>
        <translation>Starten Sie den OAuth-Flow für Lese-Zugriff neu. Geschieht das immer wieder, lassen Sie einen Administrator dieses Konto von der Richtlinie ausnehmen.</translation>
    </message>
    <message>
        <source>The STARFACE account may not sign in with OAuth and a password.</source>
        <translation>Das STARFACE-Konto darf sich nicht per OAuth mit Kennwort anmelden.</translation>
    </message>
    <message>
        <source>Give the account the right “API access with OAuth password grant” in the user administration of STARFACE.</source>
        <translation>Geben Sie dem Konto in der Benutzerverwaltung von STARFACE das Recht „API Zugriff mit OAuth Password Grant“.</translation>
    </message>
    <message>
        <source>The users of this STARFACE come from an external identity provider, which this kind of sign-in does not reach.</source>
        <translation>Die Benutzer dieser STARFACE kommen von einem externen Identity Provider, den diese Art der Anmeldung nicht erreicht.</translation>
    </message>
    <message>
        <source>Enter the client secret of “rest-client-headless” (STARFACE: Admin, Server, Status, REST-API) and use an account that has a password on STARFACE itself.</source>
        <translation>Geben Sie das Client Secret von „rest-client-headless“ ein (STARFACE: Admin, Server, Status, REST-API) und verwenden Sie ein Konto, das auf der STARFACE selbst ein Kennwort hat.</translation>
    </message>
    <message>
        <source>This STARFACE is signed in to with OAuth only.</source>
        <translation>An dieser STARFACE meldet man sich nur per OAuth an.</translation>
    </message>
    <message>
        <source>Enter the client secret of “rest-client-headless”: an administrator of STARFACE reads it under Admin, Server, Status, REST-API.</source>
        <translation>Geben Sie das Client Secret von „rest-client-headless“ ein: Ein Administrator der STARFACE liest es unter Admin, Server, Status, REST-API ab.</translation>
    </message>
    <message>
        <source>STARFACE refuses the client secret of “rest-client-headless”.</source>
        <translation>STARFACE lehnt das Client Secret von „rest-client-headless“ ab.</translation>
    </message>
    <message>
        <source>It is wrong, or a new one was made. Copy it again from STARFACE: Admin, Server, Status, REST-API.</source>
        <translation>Es ist falsch, oder es wurde ein neues erzeugt. Kopieren Sie es erneut aus STARFACE: Admin, Server, Status, REST-API.</translation>
    </message>
    <message>
        <source>Check both. Where users come from an external identity provider, the account needs a password on STARFACE itself.</source>
        <translation>Prüfen Sie beides. Kommen die Benutzer von einem externen Identity Provider, braucht das Konto ein Kennwort auf der STARFACE selbst.</translation>
    </message>
    <message>
        <source>STARFACE does not take the password any more that worked before: it was changed or reset.</source>
        <translation>STARFACE nimmt das Kennwort nicht mehr an, das vorher galt: Es wurde geändert oder zurückgesetzt.</translation>
    </message>
    <message>
        <source>When the Cloud Services are switched on, all users need new passwords. Sign in to STARFACE with the account once, set a new password, and enter it in the set-up.</source>
        <translation>Werden die Cloud Services eingeschaltet, brauchen alle Benutzer neue Kennwörter. Melden Sie sich einmal mit dem Konto an STARFACE an, vergeben Sie ein neues Kennwort und geben Sie es in der Einrichtung ein.</translation>
    </message>
    <message>
        <source>STARFACE asks for OAuth, but does not say where.</source>
        <translation>STARFACE verlangt OAuth, sagt aber nicht, wo.</translation>
    </message>
    <message>
        <source>Check that the address is that of STARFACE itself, and that a proxy before it passes /.well-known and /auth on.</source>
        <translation>Prüfen Sie, ob die Adresse die der STARFACE selbst ist und ob ein vorgeschalteter Proxy /.well-known und /auth durchlässt.</translation>
    </message>
    <message>
        <source>There is no REST interface at this address.</source>
        <translation>Unter dieser Adresse gibt es keine REST-Schnittstelle.</translation>
    </message>
    <message>
        <source>Check the address. If it is right, STARFACE is too old: update it to version 6.7 or newer.</source>
        <translation>Prüfen Sie die Adresse. Stimmt sie, ist STARFACE zu alt: Aktualisieren Sie auf Version 6.7 oder neuer.</translation>
    </message>
    <message>
        <source>STARFACE does not offer OAuth any more.</source>
        <translation>STARFACE bietet kein OAuth mehr an.</translation>
    </message>
    <message>
        <source>Check the address, and whether STARFACE was put back to an older version. The set-up finds out how to sign in now.</source>
        <translation>Prüfen Sie die Adresse und ob STARFACE auf eine ältere Version zurückgesetzt wurde. Die Einrichtung findet heraus, wie man sich jetzt anmeldet.</translation>
    </message>
    <message>
        <source>STARFACE asks for another kind of sign-in than before. The password was not sent.</source>
        <translation>STARFACE verlangt eine andere Art der Anmeldung als vorher. Das Kennwort wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>Ask whoever runs STARFACE whether that was changed, then check it again in the set-up.</source>
        <translation>Fragen Sie den Betreiber der STARFACE, ob das geändert wurde, und prüfen Sie dann erneut in der Einrichtung.</translation>
    </message>
    <message>
        <source>Microsoft refuses a sign-in that it has just issued.</source>
        <translation>Microsoft weist eine Anmeldung ab, die es eben erst ausgestellt hat.</translation>
    </message>
    <message>
        <source>It happens now and then and is tried again by itself. If it lasts, check the clock of this computer, the cloud and the tenant.</source>
        <translation>Das kommt ab und zu vor und wird von selbst wiederholt. Hält es an, prüfen Sie die Uhr dieses Computers, die Cloud und den Mandanten.</translation>
    </message>
    <message>
        <source>What the browser sent could not be taken.</source>
        <translation>Was der Browser geschickt hat, konnte nicht angenommen werden.</translation>
    </message>
    <message>
        <source>Delete the browser&apos;s cookies for localhost, or use a private window, and open the browser again.</source>
        <translation>Löschen Sie im Browser die Cookies für localhost, oder nehmen Sie ein privates Fenster, und öffnen Sie den Browser noch einmal.</translation>
    </message>
    <message>
        <source>The keychain has no entry for a secret that is needed.</source>
        <translation>Der Schlüsselbund hat keinen Eintrag für ein Geheimnis, das gebraucht wird.</translation>
    </message>
    <message>
        <source>Enter the secret once more in the set-up. If it was entered before, check that the program runs under the same user and with the same keychain.</source>
        <translation>Geben Sie das Geheimnis in der Einrichtung noch einmal ein. Wurde es schon eingegeben, prüfen Sie, ob das Programm unter demselben Benutzer und mit demselben Schlüsselbund läuft.</translation>
    </message>
    <message>
        <source>A secret that is needed was not given for this run.</source>
        <translation>Ein Geheimnis, das gebraucht wird, wurde für diesen Lauf nicht übergeben.</translation>
    </message>
    <message>
        <source>Give it with --secrets-stdin or in the credentials folder, under the name in the details.</source>
        <translation>Übergeben Sie es mit --secrets-stdin oder im Ordner für Anmeldedaten, unter dem Namen in den Einzelheiten.</translation>
    </message>
    <message>
        <source>A secret contains a control character.</source>
        <translation>Ein Geheimnis enthält ein Steuerzeichen.</translation>
    </message>
    <message>
        <source>Copy the secret once more and give it as plain text; the details name the one that is meant.</source>
        <translation>Kopieren Sie das Geheimnis noch einmal und übergeben Sie es als reinen Text; die Einzelheiten nennen das gemeinte.</translation>
    </message>
    <message>
        <source>Add its name or address to what is reached without the proxy.</source>
        <translation>Nehmen Sie ihren Namen oder ihre Adresse in das auf, was ohne Proxy erreicht wird.</translation>
    </message>
    <message>
        <source>Take it off the list of what is reached without the proxy: its name, its network, &lt;local&gt; or &lt;private&gt;.</source>
        <translation>Nehmen Sie sie aus der Liste dessen, was ohne Proxy erreicht wird: ihren Namen, ihr Netz, &lt;local&gt; oder &lt;private&gt;.</translation>
    </message>
    <message>
        <source>STARFACE answers without the proxy, but not through it.</source>
        <translation>STARFACE antwortet ohne den Proxy, aber nicht über ihn.</translation>
    </message>
    <message>
        <source>STARFACE answers through the proxy, but not without it.</source>
        <translation>STARFACE antwortet über den Proxy, aber nicht ohne ihn.</translation>
    </message>
    <message>
        <source>The STARFACE account has no set of function keys.</source>
        <translation>Das STARFACE-Konto hat keinen Satz von Funktionstasten.</translation>
    </message>
    <message>
        <source>Open the function keys of that account in STARFACE once, then try again.</source>
        <translation>Öffnen Sie die Funktionstasten dieses Kontos einmal in STARFACE, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>STARFACE confirmed the change of a busy-lamp key, but it does not show.</source>
        <translation>STARFACE hat die Änderung einer BLF-Taste bestätigt, sie ist aber nicht zu sehen.</translation>
    </message>
    <message>
        <source>Look at the function keys of the account in STARFACE.</source>
        <translation>Sehen Sie sich die Funktionstasten des Kontos in STARFACE an.</translation>
    </message>
    <message>
        <source>The STARFACE account may not change its function keys.</source>
        <translation>Das STARFACE-Konto darf seine Funktionstasten nicht ändern.</translation>
    </message>
    <message>
        <source>Give the account the right to function keys in STARFACE, or make the keys there by hand.</source>
        <translation>Geben Sie dem Konto in STARFACE das Recht für Funktionstasten, oder legen Sie die Tasten dort von Hand an.</translation>
    </message>
    <message>
        <source>Somebody else changed the function keys at the same time.</source>
        <translation>Jemand anders hat die Funktionstasten gleichzeitig geändert.</translation>
    </message>
    <message>
        <source>Read the users again, then try once more.</source>
        <translation>Lesen Sie die Benutzer neu ein, und versuchen Sie es dann noch einmal.</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>The client secret for write access %1.</source>
        <translation>Der geheime Clientschlüssel für den Schreibzugriff %1.</translation>
    </message>
    <message>
        <source>The client secret for read access %1.</source>
        <translation>Der geheime Clientschlüssel für den Lesezugriff %1.</translation>
    </message>
    <message>
        <source>Without it nothing is written to Teams, and nothing is read from it.</source>
        <translation>Ohne ihn wird nichts nach Teams geschrieben und nichts von dort gelesen.</translation>
    </message>
    <message>
        <source>Without it the users of Microsoft 365 cannot be listed.</source>
        <translation>Ohne ihn lassen sich die Benutzer von Microsoft 365 nicht auflisten.</translation>
    </message>
    <message>
        <source>Create a new secret in Entra under Certificates &amp; secrets and enter it here.</source>
        <translation>Erstellen Sie in Entra unter „Zertifikate &amp; Geheimnisse“ ein neues Geheimnis, und geben Sie es hier ein.</translation>
    </message>
    <message>
        <source>Create a new secret in Entra under Certificates &amp; secrets and enter it here; the old one goes on working until then.</source>
        <translation>Erstellen Sie in Entra unter „Zertifikate &amp; Geheimnisse“ ein neues Geheimnis, und geben Sie es hier ein; bis dahin gilt das alte weiter.</translation>
    </message>
    <message>
        <source>The sign-in for read access does not work any more.</source>
        <translation>Die Anmeldung für den Lesezugriff funktioniert nicht mehr.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) could not be written.</source>
        <translation>
            <numerusform>%Ln Änderung konnte nicht geschrieben werden.</numerusform>
            <numerusform>%Ln Änderungen konnten nicht geschrieben werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>They are tried again by themselves, with growing pauses. The health page names them.</source>
        <translation>Der Versuch wird von selbst wiederholt, mit wachsenden Pausen. Die Seite „Zustand“ nennt sie.</translation>
    </message>
    <message>
        <source>Another program seems to switch do not disturb, too.</source>
        <translation>Offenbar schaltet auch ein anderes Programm Ruhe (DND).</translation>
    </message>
    <message>
        <source>Two programs that write the same state undo each other. Look for another synchronisation with this STARFACE and stop one of them.</source>
        <translation>Zwei Programme, die denselben Status schreiben, machen einander alles rückgängig. Suchen Sie nach einem anderen Abgleich mit dieser STARFACE, und beenden Sie einen der beiden.</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Jetzt wiederholen</translation>
    </message>
    <message>
        <source>Sign in again…</source>
        <translation>Neu anmelden…</translation>
    </message>
    <message>
        <source>Replace secret…</source>
        <translation>Geheimnis ersetzen…</translation>
    </message>
    <message>
        <source>Change password…</source>
        <translation>Kennwort ändern…</translation>
    </message>
    <message>
        <source>Grant permissions…</source>
        <translation>Berechtigungen erteilen…</translation>
    </message>
    <message>
        <source>Look at the certificate…</source>
        <translation>Zertifikat ansehen…</translation>
    </message>
    <message>
        <source>Tries everything that failed again at once.</source>
        <translation>Versucht alles Fehlgeschlagene sofort noch einmal.</translation>
    </message>
    <message>
        <source>Starts the OAuth flow for read access in the browser.</source>
        <translation>Startet den OAuth-Flow für Lese-Zugriff im Browser.</translation>
    </message>
    <message>
        <source>Asks for a new client secret for write access and its expiry date.</source>
        <translation>Fragt nach einem neuen geheimen Clientschlüssel für den Schreibzugriff und seinem Ablaufdatum.</translation>
    </message>
    <message>
        <source>Asks for a new client secret for read access and its expiry date.</source>
        <translation>Fragt nach einem neuen geheimen Clientschlüssel für den Lesezugriff und seinem Ablaufdatum.</translation>
    </message>
    <message>
        <source>Asks for the login and the password of the STARFACE account.</source>
        <translation>Fragt nach Benutzernamen und Kennwort des STARFACE-Kontos.</translation>
    </message>
    <message>
        <source>Shows which permissions are missing and starts the admin consent.</source>
        <translation>Zeigt, welche Berechtigungen fehlen, und startet die Administratorzustimmung.</translation>
    </message>
    <message>
        <source>Shows the certificate that STARFACE presents now. It is trusted only if you say so.</source>
        <translation>Zeigt das Zertifikat, das STARFACE jetzt vorlegt. Vertraut wird ihm nur, wenn Sie es sagen.</translation>
    </message>
    <message>
        <source>Everything works</source>
        <translation>Alles funktioniert</translation>
    </message>
    <message>
        <source>Observe only: nothing is written</source>
        <translation>Nur beobachten: Es wird nichts geschrieben</translation>
    </message>
    <message>
        <source>Paused: nothing is synchronised</source>
        <translation>Angehalten: Es wird nichts abgeglichen</translation>
    </message>
    <message>
        <source>Something needs your attention</source>
        <translation>Etwas braucht Ihre Aufmerksamkeit</translation>
    </message>
    <message>
        <source>The synchronisation is failing</source>
        <translation>Der Abgleich ist gestört</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Wird verbunden…</translation>
    </message>
    <message>
        <source>The journal can be written again.</source>
        <translation>Das Journal kann wieder geschrieben werden.</translation>
    </message>
    <message>
        <source>The connection to %1 works again.</source>
        <translation>Die Verbindung zu %1 funktioniert wieder.</translation>
    </message>
    <message>
        <source>has expired on %1</source>
        <translation>ist am %1 abgelaufen</translation>
    </message>
    <message>
        <source>expires today</source>
        <translation>läuft heute ab</translation>
    </message>
    <message numerus="yes">
        <source>expires in %n day(s), on %1</source>
        <translation>
            <numerusform>läuft in %Ln Tag ab, am %1</numerusform>
            <numerusform>läuft in %Ln Tagen ab, am %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) of the profile fit no user.</source>
        <translation>
            <numerusform>%Ln Eintrag im Profil passt zu keinem Benutzer.</numerusform>
            <numerusform>%Ln Einträge im Profil passen zu keinem Benutzer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Neither system has the account any more: %1. Take users back under “Excluded users…”, and pairs in the profile.</source>
        <translation>In keinem der beiden Systeme gibt es das Konto noch: %1. Ausnahmen lassen sich unter „Ausgenommene Benutzer…“ zurücknehmen, Paare im Profil.</translation>
    </message>
    <message>
        <source>The users of Microsoft 365 cannot be listed: nobody new appears.</source>
        <translation>Die Benutzer von Microsoft 365 lassen sich nicht auflisten: Neue erscheinen nicht.</translation>
    </message>
    <message>
        <source>The users of STARFACE cannot be listed: nobody new appears.</source>
        <translation>Die Benutzer von STARFACE lassen sich nicht auflisten: Neue erscheinen nicht.</translation>
    </message>
    <message>
        <source>The sign-in for read access works again.</source>
        <translation>Die Anmeldung für den Lesezugriff funktioniert wieder.</translation>
    </message>
    <message>
        <source>The users of %1 can be listed again.</source>
        <translation>Die Benutzer von %1 lassen sich wieder auflisten.</translation>
    </message>
    <message>
        <source>The journal of what this program has set was damaged.</source>
        <translation>Das Journal dessen, was dieses Programm gesetzt hat, war beschädigt.</translation>
    </message>
    <message>
        <source>Whom it named is not known any more, so it is not given back by itself. Look for phones that stay on do not disturb without a reason, and switch it off there.</source>
        <translation>Wen es nannte, ist nicht mehr bekannt; es wird also nicht von selbst zurückgegeben. Suchen Sie Telefone, bei denen Ruhe (DND) ohne Grund an bleibt, und schalten Sie sie dort aus.</translation>
    </message>
    <message>
        <source>What was set for these users is not given back by itself: %1. Look whether their phones stay on do not disturb without a reason, and switch it off there.</source>
        <translation>Was für diese Benutzer gesetzt war, wird nicht von selbst zurückgegeben: %1. Prüfen Sie, ob an deren Telefonen Ruhe (DND) ohne Grund an bleibt, und schalten Sie sie dort aus.</translation>
    </message>
    <message numerus="yes">
        <source>Microsoft refuses to tell the presence of %n user(s).</source>
        <translation>
            <numerusform>Microsoft verweigert die Auskunft über die Präsenz von %Ln Benutzer.</numerusform>
            <numerusform>Microsoft verweigert die Auskunft über die Präsenz von %Ln Benutzern.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everybody else is read without them, and they are tried again every ten minutes: %1. Look at these accounts in Entra.</source>
        <translation>Alle anderen werden ohne sie gelesen; alle zehn Minuten wird es mit ihnen erneut versucht: %1. Sehen Sie sich diese Konten in Entra an.</translation>
    </message>
    <message numerus="yes">
        <source>Microsoft sends a status that this version does not know: %1 for %n user(s).</source>
        <translation>
            <numerusform>Microsoft sendet einen Status, den diese Version nicht kennt: %1 bei %Ln Benutzer.</numerusform>
            <numerusform>Microsoft sendet einen Status, den diese Version nicht kennt: %1 bei %Ln Benutzern.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is written because of it. Look for a newer version of this program; the support bundle holds the words.</source>
        <translation>Seinetwegen wird nichts geschrieben. Sehen Sie nach einer neueren Version dieses Programms; das Supportpaket enthält die Wörter.</translation>
    </message>
    <message numerus="yes">
        <source>Do not disturb has no effect on the phones of %n user(s).</source>
        <translation>
            <numerusform>Ruhe (DND) zu schalten, hat am Telefon von %Ln Benutzer keine Wirkung.</numerusform>
            <numerusform>Ruhe (DND) zu schalten, hat an den Telefonen von %Ln Benutzern keine Wirkung.</numerusform>
        </translation>
    </message>
    <message>
        <source>STARFACE has confirmed each change three times and does not show it: %1. Look whether another program or a module of the PBX switches it back.</source>
        <translation>STARFACE hat jede Änderung dreimal bestätigt und zeigt sie nicht: %1. Prüfen Sie, ob ein anderes Programm oder ein Modul der Telefonanlage sie zurückschaltet.</translation>
    </message>
    <message numerus="yes">
        <source>The presence that is set has no effect in Teams for %n user(s).</source>
        <translation>
            <numerusform>Die gesetzte Präsenz hat in Teams bei %Ln Benutzer keine Wirkung.</numerusform>
            <numerusform>Die gesetzte Präsenz hat in Teams bei %Ln Benutzern keine Wirkung.</numerusform>
        </translation>
    </message>
    <message>
        <source>Microsoft has confirmed each change three times and does not show it: %1. One user&apos;s own status can hide it; with several at once, look whether another program sets their presence, too.</source>
        <translation>Microsoft hat jede Änderung dreimal bestätigt und zeigt sie nicht: %1. Der eigene Status eines Benutzers kann sie verdecken; bei mehreren zugleich prüfen Sie, ob auch ein anderes Programm deren Präsenz setzt.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>names</comment>
        <translation>
            <numerusform>%1 und %Ln weitere</numerusform>
            <numerusform>%1 und %Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Portal</name>
    <message>
        <source>Entra ID › App registrations › New registration</source>
        <translation>Entra ID › App-Registrierungen › Neue Registrierung</translation>
    </message>
    <message>
        <source>Entra ID › App registrations › All applications</source>
        <translation>Entra ID › App-Registrierungen › Alle Anwendungen</translation>
    </message>
    <message>
        <source>Entra ID › App registrations › Presence Bridge › Overview</source>
        <translation>Entra ID › App-Registrierungen › Presence Bridge › Übersicht</translation>
    </message>
    <message>
        <source>Entra ID › App registrations › Presence Bridge › Authentication</source>
        <translation>Entra ID › App-Registrierungen › Presence Bridge › Authentifizierung</translation>
    </message>
    <message>
        <source>Entra ID › App registrations › Presence Bridge › Certificates &amp; secrets</source>
        <translation>Entra ID › App-Registrierungen › Presence Bridge › Zertifikate &amp; Geheimnisse</translation>
    </message>
    <message>
        <source>Entra ID › App registrations › Presence Bridge › API permissions</source>
        <translation>Entra ID › App-Registrierungen › Presence Bridge › API-Berechtigungen</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>a list of %1</source>
        <translation>eine Liste der Länge %1</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>an empty text</source>
        <translation>ein leerer Text</translation>
    </message>
    <message>
        <source>a text of %1 characters</source>
        <translation>ein Text von %1 Zeichen</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>eine ganze Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>a number above %1 and up to %2</source>
        <translation>eine Zahl über %1 und bis %2</translation>
    </message>
    <message>
        <source>a day such as 2026-05-31</source>
        <translation>ein Tag wie 2026-05-31</translation>
    </message>
    <message>
        <source>did you mean &quot;%1&quot;?</source>
        <translation>meinten Sie „%1“?</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <comment>a list, its last</comment>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>this is not JSON: %1</source>
        <translation>das ist kein JSON: %1</translation>
    </message>
    <message>
        <source>is missing; expected %1</source>
        <translation>fehlt; erwartet wird %1</translation>
    </message>
    <message>
        <source>expected %1, found %2</source>
        <translation>erwartet wird %1, gefunden wurde %2</translation>
    </message>
    <message>
        <source>there is no such member</source>
        <translation>einen solchen Eintrag gibt es nicht</translation>
    </message>
    <message>
        <source>secrets are not kept in the profile; use the keychain (the setup stores them there), or for a server --secrets-stdin or a systemd credentials folder</source>
        <translation>Geheimnisse gehören nicht in das Profil; verwenden Sie den Schlüsselbund (die Einrichtung speichert sie dort), oder auf einem Server --secrets-stdin oder einen Credentials-Ordner von systemd</translation>
    </message>
    <message>
        <source>this profile has version %1 and was written by a newer Presence Bridge; this one reads version %2</source>
        <translation>dieses Profil hat Version %1 und stammt von einer neueren Presence Bridge; diese liest Version %2</translation>
    </message>
    <message>
        <source>an address such as https://host.example.com</source>
        <translation>eine Adresse wie https://host.example.com</translation>
    </message>
    <message>
        <source>give either cloud or endpoints, not both</source>
        <translation>geben Sie entweder cloud oder endpoints an, nicht beides</translation>
    </message>
    <message>
        <source>an application (client) id, a GUID such as 00000000-0000-4000-8000-000000000000</source>
        <translation>eine Anwendungs-ID (Client), eine GUID wie 00000000-0000-4000-8000-000000000000</translation>
    </message>
    <message>
        <source>the directory (tenant) id, a GUID, or a domain name of the tenant such as example.onmicrosoft.com</source>
        <translation>die Verzeichnis-ID (Mandant), eine GUID, oder ein Domänenname des Mandanten wie example.onmicrosoft.com</translation>
    </message>
    <message>
        <source>an address such as https://bridge.example.com/callback</source>
        <translation>eine Adresse wie https://bridge.example.com/callback</translation>
    </message>
    <message>
        <source>an object with the PBX&apos;s url and login</source>
        <translation>ein Objekt mit url und login der Telefonanlage</translation>
    </message>
    <message>
        <source>the login of the PBX account, without a colon</source>
        <translation>der Benutzername des Kontos der Telefonanlage, ohne Doppelpunkt</translation>
    </message>
    <message>
        <source>the certificate&apos;s SHA-256 fingerprint: 64 hexadecimal digits, with or without colons</source>
        <translation>der SHA-256-Fingerabdruck des Zertifikats: 64 hexadezimale Ziffern, mit oder ohne Doppelpunkte</translation>
    </message>
    <message>
        <source>there is no certificate on an http address: leave it out, or use https</source>
        <translation>eine http-Adresse hat kein Zertifikat: lassen Sie es weg, oder verwenden Sie https</translation>
    </message>
    <message>
        <source>the proxy&apos;s host name</source>
        <translation>der Hostname des Proxys</translation>
    </message>
    <message>
        <source>the user name for the proxy, without a colon</source>
        <translation>der Benutzername für den Proxy, ohne Doppelpunkt</translation>
    </message>
    <message>
        <source>is for a proxy of kind &quot;manual&quot; only</source>
        <translation>gehört nur zu einem Proxy der Art „manual“</translation>
    </message>
    <message>
        <source>a list of e-mail addresses</source>
        <translation>eine Liste von E-Mail-Adressen</translation>
    </message>
    <message>
        <source>an e-mail address</source>
        <translation>eine E-Mail-Adresse</translation>
    </message>
    <message>
        <source>%1 in line %2, column %3</source>
        <translation>%1 in Zeile %2, Spalte %3</translation>
    </message>
    <message>
        <source>a name of one line, up to 255 characters</source>
        <translation>ein einzeiliger Name von bis zu 255 Zeichen</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>diese Datei gibt es nicht</translation>
    </message>
    <message>
        <source>this is not a file</source>
        <translation>das ist keine Datei</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>is larger than 1 MiB and so is no profile</source>
        <translation>ist größer als 1 MiB und somit kein Profil</translation>
    </message>
    <message>
        <source>the folder %1 cannot be made</source>
        <translation>der Ordner %1 kann nicht angelegt werden</translation>
    </message>
    <message>
        <source>cannot be written: %1</source>
        <translation>kann nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>an object of status: target</source>
        <translation>ein Objekt aus Status: Ziel</translation>
    </message>
    <message>
        <source>having no information never changes anything</source>
        <translation>fehlende Auskunft ändert nie etwas</translation>
    </message>
    <message>
        <source>%1, or an object with a rule set of your own</source>
        <translation>%1, oder ein Objekt mit einem eigenen Regelsatz</translation>
    </message>
    <message>
        <source>up to 64 small letters, digits and hyphens, and not the name of a built-in rule set</source>
        <translation>eine Folge von bis zu 64 kleinen Buchstaben, Ziffern und Bindestrichen, und nicht der Name eines mitgelieferten Regelsatzes</translation>
    </message>
    <message>
        <source>in the China cloud (21Vianet) Microsoft Graph has no presence API, so there is nothing that could be synchronised</source>
        <translation>in der Cloud für China (21Vianet) hat Microsoft Graph keine Schnittstelle für Präsenz; es gibt dort nichts abzugleichen</translation>
    </message>
    <message>
        <source>it begins with https:// and a host name</source>
        <translation>sie beginnt mit https:// und einem Hostnamen</translation>
    </message>
    <message>
        <source>without a user name or password in it</source>
        <translation>ohne Benutzernamen oder Kennwort darin</translation>
    </message>
    <message>
        <source>without a query (?) or fragment (#)</source>
        <translation>ohne Abfrage (?) oder Fragment (#)</translation>
    </message>
    <message>
        <source>without a path, which the program adds itself</source>
        <translation>ohne Pfad; den ergänzt das Programm selbst</translation>
    </message>
    <message>
        <source>http is allowed for this computer only (127.0.0.1, ::1, localhost)</source>
        <translation>http ist nur für diesen Computer erlaubt (127.0.0.1, ::1, localhost)</translation>
    </message>
    <message>
        <source>a text of 1 to %1 characters</source>
        <translation>ein Text von 1 bis %1 Zeichen</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>etwas anderes</translation>
    </message>
    <message>
        <source>is larger than 64 KiB and so is no rule set</source>
        <translation>ist größer als 64 KiB und somit kein Regelsatz</translation>
    </message>
    <message>
        <source>%1, at byte %2</source>
        <translation>%1, bei Byte %2</translation>
    </message>
    <message>
        <source>an object with a rule set</source>
        <translation>ein Objekt mit einem Regelsatz</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>the name of the file (%1)</source>
        <translation>der Name der Datei (%1)</translation>
    </message>
    <message>
        <source>the folder cannot be made</source>
        <translation>der Ordner kann nicht angelegt werden</translation>
    </message>
    <message>
        <source>is damaged and is not written over</source>
        <translation>ist beschädigt und wird nicht überschrieben</translation>
    </message>
    <message>
        <source>cannot be deleted: %1</source>
        <translation>kann nicht gelöscht werden: %1</translation>
    </message>
    <message>
        <source>the object id of a user in Entra ID, such as 7d9b2f5e-31c4-4a86-9c57-1f0e8d2b6a43</source>
        <translation>die Objekt-ID eines Benutzers in Entra ID, zum Beispiel 7d9b2f5e-31c4-4a86-9c57-1f0e8d2b6a43</translation>
    </message>
    <message>
        <source>the id of the user, here or in &quot;starfaceId&quot;</source>
        <translation>die ID des Benutzers, hier oder in „starfaceId“</translation>
    </message>
    <message>
        <source>a list of pairs of users</source>
        <translation>eine Liste von Benutzerpaaren</translation>
    </message>
    <message>
        <source>one of the two users stands in another pair already</source>
        <translation>einer der beiden Benutzer steht schon in einem anderen Paar</translation>
    </message>
    <message>
        <source>a list of names, addresses, networks such as 10.0.0.0/8, &lt;local&gt; and &lt;private&gt;</source>
        <translation>eine Liste von Namen, Adressen, Netzen wie 10.0.0.0/8, &lt;local&gt; und &lt;private&gt;</translation>
    </message>
    <message>
        <source>has no meaning for a proxy of kind &quot;none&quot;</source>
        <translation>hat bei einem Proxy der Art „none“ keine Bedeutung</translation>
    </message>
    <message>
        <source>the absolute path of a file or folder of certificates</source>
        <translation>der absolute Pfad einer Datei oder eines Ordners mit Zertifikaten</translation>
    </message>
    <message>
        <source>up to 64 letters, digits, dots, hyphens and underscores, without a dot at the end, and no device of Windows such as con</source>
        <translation>eine Folge von bis zu 64 Buchstaben, Ziffern, Punkten, Bindestrichen und Unterstrichen, ohne Punkt am Ende und kein Gerät von Windows wie con</translation>
    </message>
</context>
<context>
    <name>ProgramBoxes</name>
    <message>
        <source>Log folder</source>
        <translation>Protokollordner</translation>
    </message>
    <message>
        <source>The log is in this folder:</source>
        <translation>Das Protokoll liegt in diesem Ordner:</translation>
    </message>
    <message>
        <source>It belongs to the service of the computer, and you cannot open it. Its last lines are in the support bundle; root can read all of it with “journalctl -u %1”.</source>
        <translation>Er gehört dem Dienst des Computers, und Sie können ihn nicht öffnen. Die letzten Zeilen stehen im Supportpaket; root kann alles mit „journalctl -u %1“ lesen.</translation>
    </message>
    <message>
        <source>Presence Bridge</source>
        <translation>Presence Bridge</translation>
    </message>
    <message>
        <source>The simulator cannot be started.</source>
        <translation>Der Simulator kann nicht gestartet werden.</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weiterer</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Not everything was given back</source>
        <translation>Es wurde nicht alles zurückgegeben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) could not be given back in time.</source>
        <translation>
            <numerusform>Für %Ln Benutzer konnte nicht rechtzeitig alles zurückgegeben werden.</numerusform>
            <numerusform>Für %Ln Benutzer konnte nicht rechtzeitig alles zurückgegeben werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>The next start gives them back. Until then look after their phones by hand.</source>
        <translation>Der nächste Start holt es nach. Sehen Sie bis dahin von Hand nach ihren Telefonen.</translation>
    </message>
    <message>
        <source>Presence Bridge is waiting</source>
        <translation>Presence Bridge wartet</translation>
    </message>
    <message>
        <source>Presence Bridge cannot start</source>
        <translation>Presence Bridge kann nicht starten</translation>
    </message>
    <message>
        <source>The demo has ended</source>
        <translation>Die Demo ist beendet</translation>
    </message>
    <message>
        <source>The simulator behind the demo has ended by itself.</source>
        <translation>Der Simulator hinter der Demo hat sich von selbst beendet.</translation>
    </message>
    <message>
        <source>Nothing real was touched. Start the demo again to go on.</source>
        <translation>Nichts Echtes war betroffen. Starten Sie die Demo neu, um fortzufahren.</translation>
    </message>
    <message>
        <source>It runs by a profile of its own, %1. If it is a service, hand yours over with “presence-bridge service install --system --replace”.</source>
        <translation>Sie läuft nach einem eigenen Profil, %1. Wenn sie ein Dienst ist, übergeben Sie ihm Ihres mit „presence-bridge service install --system --replace“.</translation>
    </message>
    <message>
        <source>Its secrets were handed to it when it was started. End it and start again.</source>
        <translation>Ihre Geheimnisse wurden ihr beim Start übergeben. Beenden Sie sie, und starten Sie neu.</translation>
    </message>
    <message>
        <source>You may only watch it. Ask whoever looks after it to start it again.</source>
        <translation>Sie dürfen ihr nur zusehen. Bitten Sie, wer sie betreut, sie neu zu starten.</translation>
    </message>
    <message>
        <source>End it and start again.</source>
        <translation>Beenden Sie sie, und starten Sie neu.</translation>
    </message>
    <message>
        <source>Set-up</source>
        <translation>Einrichtung</translation>
    </message>
    <message>
        <source>What you entered is saved, but the synchronisation that runs goes on with what was there before.</source>
        <translation>Ihre Eingaben sind gespeichert, aber die laufende Synchronisation arbeitet mit dem weiter, was vorher da war.</translation>
    </message>
</context>
<context>
    <name>QCommandLineParser</name>
    <message>
        <source>Usage: %1</source>
        <translation>Aufruf: %1</translation>
    </message>
    <message>
        <source>[options]</source>
        <translation>[Optionen]</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Optionen:</translation>
    </message>
    <message>
        <source>Unknown option &apos;%1&apos;.</source>
        <translation>Unbekannte Option „%1“.</translation>
    </message>
    <message>
        <source>Unknown options: %1.</source>
        <translation>Unbekannte Optionen: %1.</translation>
    </message>
    <message>
        <source>Missing value after &apos;%1&apos;.</source>
        <translation>Nach „%1“ fehlt ein Wert.</translation>
    </message>
    <message>
        <source>Unexpected value after &apos;%1&apos;.</source>
        <translation>Nach „%1“ ist kein Wert vorgesehen.</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ja</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Nein</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>The Teams status asks for it by the rule.</source>
        <translation>Der Teams-Status verlangt es nach der Regel.</translation>
    </message>
    <message>
        <source>The STARFACE status is shown in Teams.</source>
        <translation>Der STARFACE-Status wird in Teams angezeigt.</translation>
    </message>
    <message>
        <source>The Teams status asks nothing of the phone.</source>
        <translation>Der Teams-Status verlangt nichts vom Telefon.</translation>
    </message>
    <message>
        <source>The STARFACE status is not shown in Teams.</source>
        <translation>Der STARFACE-Status wird in Teams nicht angezeigt.</translation>
    </message>
    <message>
        <source>Do not disturb stays on while the Teams status lasts.</source>
        <translation>Ruhe (DND) bleibt an, solange der Teams-Status anhält.</translation>
    </message>
    <message>
        <source>Shown in Teams while the STARFACE status lasts.</source>
        <translation>Wird in Teams angezeigt, solange der STARFACE-Status anhält.</translation>
    </message>
    <message>
        <source>The phone is as the rule wants it.</source>
        <translation>Das Telefon ist schon so, wie die Regel es will.</translation>
    </message>
    <message>
        <source>Do not disturb was not switched on by Presence Bridge: left on.</source>
        <translation>Ruhe (DND) wurde nicht von Presence Bridge eingeschaltet und bleibt an.</translation>
    </message>
    <message>
        <source>The reason in Teams is over: do not disturb is given back.</source>
        <translation>Der Grund in Teams ist vorbei: Ruhe (DND) wird zurückgegeben.</translation>
    </message>
    <message>
        <source>The reason on the phone is over: the Teams presence is given back.</source>
        <translation>Der Grund am Telefon ist vorbei: Die Teams-Präsenz wird zurückgegeben.</translation>
    </message>
    <message>
        <source>Available in Teams: the profile clears any do not disturb.</source>
        <translation>Verfügbar in Teams: Das Profil hebt jede Ruhe (DND) auf.</translation>
    </message>
    <message>
        <source>The phone call is over: Available in Teams for five minutes.</source>
        <translation>Das Gespräch ist vorbei: fünf Minuten lang „Verfügbar“ in Teams.</translation>
    </message>
    <message>
        <source>Available after a phone call: runs out by itself.</source>
        <translation>„Verfügbar“ nach einem Gespräch: läuft von selbst ab.</translation>
    </message>
    <message>
        <source>An idle phone by itself makes nobody available.</source>
        <translation>Ein ruhendes Telefon allein macht niemanden verfügbar.</translation>
    </message>
    <message>
        <source>Waiting until STARFACE shows the last change.</source>
        <translation>Es wird gewartet, bis STARFACE die letzte Änderung zeigt.</translation>
    </message>
    <message>
        <source>Waiting until Teams shows the last change.</source>
        <translation>Es wird gewartet, bis Teams die letzte Änderung zeigt.</translation>
    </message>
    <message>
        <source>STARFACE does not show the last change: written again.</source>
        <translation>STARFACE zeigt die letzte Änderung nicht: Sie wird erneut geschrieben.</translation>
    </message>
    <message>
        <source>The last change is not certain to have reached Teams: written again.</source>
        <translation>Ob die letzte Änderung Teams erreicht hat, ist nicht sicher: Sie wird erneut geschrieben.</translation>
    </message>
    <message>
        <source>Masked in Teams by the user&apos;s own status.</source>
        <translation>In Teams vom eigenen Status des Benutzers verdeckt.</translation>
    </message>
    <message>
        <source>No current Teams status: nothing is changed.</source>
        <translation>Kein aktueller Teams-Status: Es wird nichts geändert.</translation>
    </message>
    <message>
        <source>No current STARFACE status: nothing is changed.</source>
        <translation>Kein aktueller STARFACE-Status: Es wird nichts geändert.</translation>
    </message>
    <message>
        <source>No information from Teams for too long: do not disturb is given back.</source>
        <translation>Zu lange keine Auskunft von Teams: Ruhe (DND) wird zurückgegeben.</translation>
    </message>
    <message>
        <source>No information from STARFACE for too long: the Teams presence is given back.</source>
        <translation>Zu lange keine Auskunft von STARFACE: Die Teams-Präsenz wird zurückgegeben.</translation>
    </message>
    <message>
        <source>The Teams presence is renewed before it expires.</source>
        <translation>Die Teams-Präsenz wird erneuert, bevor sie abläuft.</translation>
    </message>
    <message>
        <source>Writing to STARFACE failed: tried again after a pause.</source>
        <translation>Das Schreiben nach STARFACE ist fehlgeschlagen: neuer Versuch nach einer Pause.</translation>
    </message>
    <message>
        <source>Writing to Teams failed: tried again after a pause.</source>
        <translation>Das Schreiben nach Teams ist fehlgeschlagen: neuer Versuch nach einer Pause.</translation>
    </message>
    <message>
        <source>No longer matched with a Teams account: the phone is left alone.</source>
        <translation>Keinem Teams-Konto mehr zugeordnet: Das Telefon bleibt unberührt.</translation>
    </message>
    <message>
        <source>No longer matched with a STARFACE account: Teams is left alone.</source>
        <translation>Keinem STARFACE-Konto mehr zugeordnet: Teams bleibt unberührt.</translation>
    </message>
    <message>
        <source>The profile leaves this user&apos;s phone alone.</source>
        <translation>Das Profil lässt das Telefon dieses Benutzers unberührt.</translation>
    </message>
    <message>
        <source>The profile leaves this user&apos;s Teams presence alone.</source>
        <translation>Das Profil lässt die Teams-Präsenz dieses Benutzers unberührt.</translation>
    </message>
    <message>
        <source>Everything is being given back.</source>
        <translation>Alles wird zurückgegeben.</translation>
    </message>
    <message>
        <source>Given back by the administrator: the phone is left alone until the Teams status ends.</source>
        <translation>Vom Administrator zurückgegeben: Das Telefon bleibt unberührt, bis der Teams-Status endet.</translation>
    </message>
    <message>
        <source>Given back by the administrator: Teams is left alone until the STARFACE status ends.</source>
        <translation>Vom Administrator zurückgegeben: Teams bleibt unberührt, bis der STARFACE-Status endet.</translation>
    </message>
    <message>
        <source>Teams shows what Presence Bridge has set there: not mapped back to the phone.</source>
        <translation>Teams zeigt, was Presence Bridge dort gesetzt hat: wird nicht auf das Telefon übertragen.</translation>
    </message>
    <message>
        <source>Do not disturb was just set or cleared because of Teams: not mapped back to Teams.</source>
        <translation>Ruhe (DND) wurde wegen Teams gesetzt oder eben aufgehoben: wird nicht nach Teams übertragen.</translation>
    </message>
    <message>
        <source>Do not disturb was switched off by hand: left alone until the Teams status ends.</source>
        <translation>Ruhe (DND) wurde von Hand ausgeschaltet: Es bleibt so, bis der Teams-Status endet.</translation>
    </message>
    <message>
        <source>No current reading of do not disturb: nothing is changed.</source>
        <translation>Keine aktuelle Auskunft über Ruhe (DND): Es wird nichts geändert.</translation>
    </message>
    <message>
        <source>It is not certain that giving back has worked: done once more.</source>
        <translation>Ob die Rückgabe gewirkt hat, ist nicht sicher: Sie wird wiederholt.</translation>
    </message>
    <message>
        <source>The Teams status has changed: do not disturb stays on until that is sure.</source>
        <translation>Der Teams-Status hat sich geändert: Ruhe (DND) bleibt an, bis das sicher ist.</translation>
    </message>
    <message>
        <source>Do not disturb was changed too often in the last ten minutes: the phone is left ringing.</source>
        <translation>Ruhe (DND) wurde in den letzten zehn Minuten zu oft geändert: Das Telefon klingelt weiter.</translation>
    </message>
    <message>
        <source>STARFACE has confirmed the change several times and does not show it.</source>
        <translation>STARFACE hat die Änderung mehrmals bestätigt und zeigt sie nicht.</translation>
    </message>
    <message>
        <source>Teams has confirmed the change several times and does not show it: perhaps the user&apos;s own status masks it.</source>
        <translation>Teams hat die Änderung mehrmals bestätigt und zeigt sie nicht: Vielleicht verdeckt sie der eigene Status des Benutzers.</translation>
    </message>
</context>
<context>
    <name>RepairWords</name>
    <message>
        <source>blanks removed</source>
        <translation>Leerzeichen entfernt</translation>
    </message>
    <message>
        <source>line breaks removed</source>
        <translation>Zeilenumbrüche entfernt</translation>
    </message>
    <message>
        <source>invisible characters removed</source>
        <translation>unsichtbare Zeichen entfernt</translation>
    </message>
    <message>
        <source>braces removed</source>
        <translation>Klammern entfernt</translation>
    </message>
    <message>
        <source>quotation marks removed</source>
        <translation>Anführungszeichen entfernt</translation>
    </message>
    <message>
        <source>written in lower case</source>
        <translation>kleingeschrieben</translation>
    </message>
    <message>
        <source>taken out of the address</source>
        <translation>aus der Adresse entnommen</translation>
    </message>
    <message>
        <source>“api://” removed</source>
        <translation>„api://“ entfernt</translation>
    </message>
    <message>
        <source>reduced to the e-mail address</source>
        <translation>auf die E-Mail-Adresse gekürzt</translation>
    </message>
    <message>
        <source>“https://” added</source>
        <translation>„https://“ ergänzt</translation>
    </message>
    <message>
        <source>what follows the host removed</source>
        <translation>entfernt, was auf den Host folgt</translation>
    </message>
    <message>
        <source>user name in the address removed</source>
        <translation>Benutzername aus der Adresse entfernt</translation>
    </message>
    <message>
        <source>reduced to the host</source>
        <translation>auf den Host gekürzt</translation>
    </message>
    <message>
        <source>port moved to its own field</source>
        <translation>Port in sein eigenes Feld übernommen</translation>
    </message>
    <message>
        <source>Put right: %1.</source>
        <comment>list of repairs</comment>
        <translation>Berichtigt: %1.</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Diese Angabe wird gebraucht.</translation>
    </message>
    <message>
        <source>Not a whole ID yet: it looks like 1a2b3c4d-1234-5678-9abc-1a2b3c4d5e6f.</source>
        <translation>Noch keine ganze ID: Sie sieht aus wie 1a2b3c4d-1234-5678-9abc-1a2b3c4d5e6f.</translation>
    </message>
    <message>
        <source>Neither a whole ID, as 1a2b3c4d-1234-5678-9abc-1a2b3c4d5e6f, nor a domain name.</source>
        <translation>Weder eine ganze ID wie 1a2b3c4d-1234-5678-9abc-1a2b3c4d5e6f noch ein Domänenname.</translation>
    </message>
    <message>
        <source>This stands for many tenants. Enter the ID or a domain name of your own.</source>
        <translation>Das steht für viele Mandanten. Geben Sie die ID oder einen Domänennamen Ihres eigenen ein.</translation>
    </message>
    <message>
        <source>This is the directory (tenant) ID. The application (client) ID stands above it in the overview.</source>
        <translation>Das ist die Verzeichnis-ID (Mandant). Die Anwendungs-ID (Client) steht in der Übersicht darüber.</translation>
    </message>
    <message>
        <source>This looks like a secret. An ID belongs here.</source>
        <translation>Das sieht wie ein Geheimnis aus. Hierher gehört eine ID.</translation>
    </message>
    <message>
        <source>This looks like the secret&apos;s ID. Its value is needed: in Entra, it stands in the column “Value”, and only right after the secret was created.</source>
        <translation>Das sieht wie die ID des Geheimnisses aus. Gebraucht wird sein Wert: In Entra steht er in der Spalte „Wert“, und nur gleich nach dem Erstellen.</translation>
    </message>
    <message>
        <source>This looks like the thumbprint of a certificate.</source>
        <translation>Das sieht wie der Fingerabdruck eines Zertifikats aus.</translation>
    </message>
    <message>
        <source>There is a blank in it. Secrets of Entra have none: copy it once more.</source>
        <translation>Es enthält ein Leerzeichen. Geheimnisse aus Entra haben keines: Kopieren Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Not an address yet: it looks like https://pbx.example.com.</source>
        <translation>Noch keine Adresse: Sie sieht aus wie https://pbx.example.com.</translation>
    </message>
    <message>
        <source>Passwords go over this connection, so it has to begin with https://.</source>
        <translation>Über diese Verbindung gehen Kennwörter; deshalb muss sie mit https:// beginnen.</translation>
    </message>
    <message>
        <source>Only an address that begins with https:// can be used here.</source>
        <translation>Hier ist nur eine Adresse möglich, die mit https:// beginnt.</translation>
    </message>
    <message>
        <source>A login has no colon. Enter the number or name only.</source>
        <translation>Ein Benutzername hat keinen Doppelpunkt. Geben Sie nur die Nummer oder den Namen ein.</translation>
    </message>
    <message>
        <source>Not an e-mail address yet.</source>
        <translation>Noch keine E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>Not the name or address of a host yet.</source>
        <translation>Noch kein Name und keine Adresse eines Hosts.</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>Ein Port ist eine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>This is the application (client) ID. The directory (tenant) ID stands below it in the overview.</source>
        <translation>Das ist die Anwendungs-ID (Client). Die Verzeichnis-ID (Mandant) steht in der Übersicht darunter.</translation>
    </message>
    <message>
        <source>The same ID stands in both fields, so one of the two is wrong. In the overview, the application (client) ID stands above the directory (tenant) ID.</source>
        <translation>In beiden Feldern steht dieselbe ID, eine der beiden ist also falsch. In der Übersicht steht die Anwendungs-ID (Client) über der Verzeichnis-ID (Mandant).</translation>
    </message>
    <message>
        <source>There is a control character in it, which no secret has: copy it once more.</source>
        <translation>Darin steht ein Steuerzeichen, das kein Geheimnis hat: Kopieren Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>RowExport</name>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Teams status</source>
        <translation>Teams-Status</translation>
    </message>
    <message>
        <source>Teams since</source>
        <translation>Teams seit</translation>
    </message>
    <message>
        <source>Teams read at</source>
        <translation>Teams gelesen um</translation>
    </message>
    <message>
        <source>Availability</source>
        <translation>Verfügbarkeit</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Mapped to STARFACE</source>
        <translation>In STARFACE gesetzt</translation>
    </message>
    <message>
        <source>Why to STARFACE</source>
        <translation>Warum (STARFACE)</translation>
    </message>
    <message>
        <source>Mapped to Teams</source>
        <translation>In Teams gesetzt</translation>
    </message>
    <message>
        <source>Why to Teams</source>
        <translation>Warum (Teams)</translation>
    </message>
    <message>
        <source>STARFACE status</source>
        <translation>STARFACE-Status</translation>
    </message>
    <message>
        <source>STARFACE since</source>
        <translation>STARFACE seit</translation>
    </message>
    <message>
        <source>STARFACE read at</source>
        <translation>STARFACE gelesen um</translation>
    </message>
    <message>
        <source>Telephony state</source>
        <translation>Telefoniestatus</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Request id of the last failure</source>
        <translation>Anforderungs-ID des letzten Fehlers</translation>
    </message>
    <message>
        <source>%1 (old)</source>
        <comment>a status</comment>
        <translation>%1 (veraltet)</translation>
    </message>
</context>
<context>
    <name>RowWords</name>
    <message>
        <source>Only in STARFACE</source>
        <translation>Nur in STARFACE</translation>
    </message>
    <message>
        <source>Only in Teams</source>
        <translation>Nur in Teams</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>where: why unmatched</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Not read yet.</source>
        <translation>Noch nicht gelesen.</translation>
    </message>
    <message>
        <source>No busy-lamp key for this user: calls cannot be seen.</source>
        <translation>Keine BLF-Taste für diesen Benutzer: Gespräche sind nicht zu sehen.</translation>
    </message>
    <message>
        <source>No connection to Teams and STARFACE</source>
        <translation>Keine Verbindung zu Teams und STARFACE</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation>Keine Verbindung zu %1</translation>
    </message>
    <message>
        <source>%1: what was known last is shown.</source>
        <comment>cause</comment>
        <translation>%1: Gezeigt wird, was zuletzt bekannt war.</translation>
    </message>
    <message>
        <source>%1: not read yet.</source>
        <comment>cause</comment>
        <translation>%1: noch nicht gelesen.</translation>
    </message>
</context>
<context>
    <name>RuleProof</name>
    <message>
        <source>The phone becomes idle.</source>
        <translation>Das Telefon wird frei.</translation>
    </message>
    <message>
        <source>The phone rings.</source>
        <translation>Das Telefon klingelt.</translation>
    </message>
    <message>
        <source>A phone call begins.</source>
        <translation>Ein Telefongespräch beginnt.</translation>
    </message>
    <message>
        <source>The phone cannot be read any more.</source>
        <translation>Das Telefon ist nicht mehr lesbar.</translation>
    </message>
    <message>
        <source>Presence Bridge: %1.</source>
        <comment>an action</comment>
        <translation>Presence Bridge: %1.</translation>
    </message>
    <message>
        <source>And so on: the last changes repeat without an end.</source>
        <translation>Und so fort: Die letzten Änderungen wiederholen sich ohne Ende.</translation>
    </message>
    <message>
        <source>do not disturb is on</source>
        <translation>Ruhe (DND) ist an</translation>
    </message>
    <message>
        <source>do not disturb is off</source>
        <translation>Ruhe (DND) ist aus</translation>
    </message>
    <message>
        <source>nothing is shown in Teams</source>
        <translation>in Teams wird nichts angezeigt</translation>
    </message>
    <message>
        <source>Teams shows “%1”</source>
        <translation>Teams zeigt „%1“</translation>
    </message>
    <message>
        <source>It stays like this: %1, and %2.</source>
        <comment>two half sentences</comment>
        <translation>So bleibt es: %1, und %2.</translation>
    </message>
    <message>
        <source>Teams becomes “%1”.</source>
        <translation>Teams wechselt auf „%1“.</translation>
    </message>
    <message>
        <source>The user sets “%1” in Teams by hand.</source>
        <translation>Der Benutzer stellt in Teams von Hand „%1“ ein.</translation>
    </message>
    <message>
        <source>The user presses do not disturb on the phone.</source>
        <translation>Der Benutzer drückt am Telefon die Ruhe-Taste (DND).</translation>
    </message>
    <message>
        <source>Reading Teams fails once.</source>
        <translation>Teams kann einmal nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Reading STARFACE fails once.</source>
        <translation>STARFACE kann einmal nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Presence Bridge crashes and starts again.</source>
        <translation>Presence Bridge stürzt ab und startet neu.</translation>
    </message>
    <message>
        <source>The change is refused.</source>
        <translation>Die Änderung wird abgelehnt.</translation>
    </message>
    <message>
        <source>The change works, but its answer is lost.</source>
        <translation>Die Änderung wirkt, aber ihre Antwort geht verloren.</translation>
    </message>
    <message>
        <source>The change is lost on the way.</source>
        <translation>Die Änderung geht unterwegs verloren.</translation>
    </message>
    <message>
        <source>The change is under way and works later.</source>
        <translation>Die Änderung ist unterwegs und wirkt später.</translation>
    </message>
    <message>
        <source>The change works now and once more later.</source>
        <translation>Die Änderung wirkt jetzt und später noch einmal.</translation>
    </message>
    <message>
        <source>The change that was under way works now.</source>
        <translation>Die Änderung, die unterwegs war, wirkt jetzt.</translation>
    </message>
    <message numerus="yes">
        <source>%n quiet poll(s) later: %1</source>
        <translation>
            <numerusform>Eine ruhige Abfrage später: %1</numerusform>
            <numerusform>%Ln ruhige Abfragen später: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The change is confirmed and does nothing.</source>
        <translation>Die Änderung wird bestätigt und bewirkt nichts.</translation>
    </message>
    <message>
        <source>Everything is ordered to be given back, or no longer.</source>
        <translation>Die Rückgabe von allem wird angeordnet oder endet.</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>A rule set of your own. Every change is kept at once and checked.</source>
        <translation>Ein eigener Regelsatz. Jede Änderung wird sofort gespeichert und geprüft.</translation>
    </message>
    <message>
        <source>Teams calls and do not disturb silence the phone; meetings do not.</source>
        <translation>Anrufe und „Nicht stören“ in Teams schalten das Telefon auf Ruhe; Besprechungen nicht.</translation>
    </message>
    <message>
        <source>Meetings and every other kind of busy in Teams silence the phone, too.</source>
        <translation>Auch Besprechungen und jede andere Art von „Beschäftigt“ in Teams schalten das Telefon auf Ruhe.</translation>
    </message>
    <message>
        <source>Having no information never changes anything.</source>
        <translation>Fehlende Auskunft ändert nie etwas.</translation>
    </message>
    <message>
        <source>An idle phone cannot claim to be busy: it shows Available after a call, or nothing.</source>
        <translation>Ein ruhendes Telefon kann sich nicht beschäftigt melden: Es zeigt nach einem Gespräch „Verfügbar“ oder nichts.</translation>
    </message>
    <message>
        <source>In call: can only be observed</source>
        <translation>Im Gespräch: nur zu beobachten</translation>
    </message>
    <message>
        <source>Ringing: can only be observed</source>
        <translation>Klingelt: nur zu beobachten</translation>
    </message>
    <message>
        <source>Busy: refused by Microsoft</source>
        <translation>Beschäftigt: lehnt Microsoft ab</translation>
    </message>
    <message>
        <source>In a meeting: only from the calendar</source>
        <translation>In einer Besprechung: nur aus dem Kalender</translation>
    </message>
    <message>
        <source>Out of office: only from the mailbox</source>
        <translation>Nicht im Büro: nur aus dem Postfach</translation>
    </message>
    <message>
        <source>Do not disturb is the only state of a STARFACE phone that can be set from outside.</source>
        <translation>Ruhe (DND) ist der einzige Zustand eines STARFACE-Telefons, der sich von außen setzen lässt.</translation>
    </message>
    <message>
        <source>Microsoft Graph refuses Busy without a call from applications.</source>
        <translation>Microsoft Graph lehnt „Beschäftigt“ ohne Anruf ab, wenn es von Anwendungen kommt.</translation>
    </message>
    <message>
        <source>Teams shows “In a meeting” from the calendar. Applications cannot set it.</source>
        <translation>Teams zeigt „In einer Besprechung“ aus dem Kalender. Anwendungen können es nicht setzen.</translation>
    </message>
    <message>
        <source>Teams shows “Out of office” from the mailbox. Applications cannot set it.</source>
        <translation>Teams zeigt „Nicht im Büro“ aus dem Postfach. Anwendungen können es nicht setzen.</translation>
    </message>
    <message>
        <source>These rules are live.</source>
        <translation>Diese Regeln gelten.</translation>
    </message>
    <message>
        <source>Can be made live when the check is done.</source>
        <translation>Kann live geschaltet werden, sobald die Prüfung fertig ist.</translation>
    </message>
    <message>
        <source>Cannot be made live: the check was stopped.</source>
        <translation>Nicht live zu schalten: Die Prüfung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Cannot be made live: these rules go wrong.</source>
        <translation>Nicht live zu schalten: Mit diesen Regeln geht etwas schief.</translation>
    </message>
    <message>
        <source>Cannot be made live: too much can happen to check it all.</source>
        <translation>Nicht live zu schalten: Es kann zu viel geschehen, um alles zu prüfen.</translation>
    </message>
    <message>
        <source>A loop: both sides keep changing each other without an end.</source>
        <translation>Eine Schleife: Beide Seiten ändern einander ohne Ende.</translation>
    </message>
    <message>
        <source>A stuck state: do not disturb stays on though nobody wants it.</source>
        <translation>Ein hängender Zustand: Ruhe (DND) bleibt an, obwohl niemand sie will.</translation>
    </message>
    <message>
        <source>A stuck state: Teams goes on showing a call that is over.</source>
        <translation>Ein hängender Zustand: Teams zeigt weiter einen Anruf, der vorbei ist.</translation>
    </message>
    <message>
        <source>Not shown: one side is in a call and the other side never learns of it.</source>
        <translation>Nicht gezeigt: Eine Seite ist im Gespräch, und die andere erfährt nie davon.</translation>
    </message>
    <message>
        <source>The user loses: do not disturb that the user switched on is switched off.</source>
        <translation>Der Benutzer verliert: Ruhe (DND), die er selbst eingeschaltet hat, wird ausgeschaltet.</translation>
    </message>
    <message>
        <source>An echo: what Presence Bridge shows in Teams switches do not disturb on.</source>
        <translation>Ein Echo: Was Presence Bridge in Teams anzeigt, schaltet Ruhe (DND) ein.</translation>
    </message>
    <message>
        <source>Too often: do not disturb goes on and off more than six times in ten minutes.</source>
        <translation>Zu oft: Ruhe (DND) geht öfter als sechsmal in zehn Minuten an und aus.</translation>
    </message>
    <message>
        <source>A contradiction: what Presence Bridge remembers of the user cannot be so.</source>
        <translation>Ein Widerspruch: Was Presence Bridge sich über den Benutzer merkt, kann nicht sein.</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>SearchWords</name>
    <message>
        <source>name</source>
        <translation>name</translation>
    </message>
    <message>
        <source>the user&apos;s name</source>
        <translation>der Name des Benutzers</translation>
    </message>
    <message>
        <source>mail</source>
        <translation>mail</translation>
    </message>
    <message>
        <source>the e-mail address</source>
        <translation>die E-Mail-Adresse</translation>
    </message>
    <message>
        <source>teams</source>
        <translation>teams</translation>
    </message>
    <message>
        <source>the status in Teams</source>
        <translation>der Status in Teams</translation>
    </message>
    <message>
        <source>pbx</source>
        <translation>starface</translation>
    </message>
    <message>
        <source>the status on STARFACE</source>
        <translation>der Status in STARFACE</translation>
    </message>
    <message>
        <source>is</source>
        <translation>ist</translation>
    </message>
    <message>
        <source>what is special about a row</source>
        <translation>was an einer Zeile besonders ist</translation>
    </message>
    <message>
        <source>why</source>
        <translation>warum</translation>
    </message>
    <message>
        <source>the reasons of both directions</source>
        <translation>die Gründe beider Richtungen</translation>
    </message>
    <message>
        <source>available</source>
        <translation>verfügbar</translation>
    </message>
    <message>
        <source>call</source>
        <translation>gespräch</translation>
    </message>
    <message>
        <source>meeting</source>
        <translation>besprechung</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>beschäftigt</translation>
    </message>
    <message>
        <source>dnd</source>
        <translation>dnd</translation>
    </message>
    <message>
        <source>away</source>
        <translation>abwesend</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>ringing</source>
        <translation>klingelt</translation>
    </message>
    <message>
        <source>claimed</source>
        <translation>gesetzt</translation>
    </message>
    <message>
        <source>something stands because of Presence Bridge</source>
        <translation>etwas besteht wegen Presence Bridge</translation>
    </message>
    <message>
        <source>override</source>
        <translation>abgeschaltet</translation>
    </message>
    <message>
        <source>the user switched our do not disturb off</source>
        <translation>der Benutzer hat unsere Ruhe (DND) ausgeschaltet</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>a reading is old</source>
        <translation>etwas wurde lange nicht gelesen</translation>
    </message>
    <message>
        <source>unmatched</source>
        <translation>nicht-zugeordnet</translation>
    </message>
    <message>
        <source>without a partner in the other system</source>
        <translation>ohne Partner im anderen System</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>problem</translation>
    </message>
    <message>
        <source>an administrator should look at it</source>
        <translation>ein Administrator sollte es ansehen</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>verdeckt</translation>
    </message>
    <message>
        <source>the user&apos;s own status hides what was mapped</source>
        <translation>der eigene Status des Benutzers verdeckt, was gesetzt wurde</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>ausgenommen</translation>
    </message>
    <message>
        <source>left alone by the profile</source>
        <translation>laut Profil unberührt gelassen</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>geplant</translation>
    </message>
    <message>
        <source>a change is due or held back</source>
        <translation>eine Änderung steht an oder wird zurückgehalten</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>Changing do not disturb failed</source>
        <translation>Ruhe (DND) konnte nicht geändert werden</translation>
    </message>
    <message>
        <source>Changing the Teams presence failed</source>
        <translation>Die Teams-Präsenz konnte nicht geändert werden</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what failed: why</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Available</source>
        <comment>Teams status</comment>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>In a call</source>
        <comment>Teams status</comment>
        <translation>In einem Anruf</translation>
    </message>
    <message>
        <source>In a meeting</source>
        <comment>Teams status</comment>
        <translation>In einer Besprechung</translation>
    </message>
    <message>
        <source>Busy</source>
        <comment>Teams status</comment>
        <translation>Beschäftigt</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <comment>Teams status</comment>
        <translation>Nicht stören</translation>
    </message>
    <message>
        <source>Away</source>
        <comment>Teams status</comment>
        <translation>Abwesend</translation>
    </message>
    <message>
        <source>Offline</source>
        <comment>Teams status</comment>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>Teams status</comment>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Available</source>
        <comment>STARFACE status</comment>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Ringing</source>
        <comment>STARFACE status</comment>
        <translation>Klingelt</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <comment>STARFACE status</comment>
        <translation>Ruhe (DND)</translation>
    </message>
    <message>
        <source>In call</source>
        <comment>STARFACE status</comment>
        <translation>Im Gespräch</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>STARFACE status</comment>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>DND on</source>
        <translation>DND an</translation>
    </message>
    <message>
        <source>DND off</source>
        <translation>DND aus</translation>
    </message>
    <message>
        <source>No mapping</source>
        <translation>Keine Zuordnung</translation>
    </message>
    <message>
        <source>In a call</source>
        <comment>what is shown in Teams</comment>
        <translation>In einem Anruf</translation>
    </message>
    <message>
        <source>Available</source>
        <comment>what is shown in Teams</comment>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <comment>what is shown in Teams</comment>
        <translation>Nicht stören</translation>
    </message>
    <message>
        <source>Switch do not disturb on</source>
        <translation>Ruhe (DND) einschalten</translation>
    </message>
    <message>
        <source>Switch do not disturb off</source>
        <translation>Ruhe (DND) ausschalten</translation>
    </message>
    <message>
        <source>Show “In a call” in Teams</source>
        <translation>„In einem Anruf“ in Teams anzeigen</translation>
    </message>
    <message>
        <source>Show “Do not disturb” in Teams</source>
        <translation>„Nicht stören“ in Teams anzeigen</translation>
    </message>
    <message>
        <source>Show “Available” in Teams for five minutes</source>
        <translation>„Verfügbar“ fünf Minuten lang in Teams anzeigen</translation>
    </message>
    <message>
        <source>Renew the presence in Teams</source>
        <translation>Präsenz in Teams erneuern</translation>
    </message>
    <message>
        <source>Take the presence in Teams back</source>
        <translation>Präsenz in Teams zurücknehmen</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
    <message>
        <source>Not written: observe-only.</source>
        <translation>Nicht geschrieben: nur beobachten.</translation>
    </message>
    <message>
        <source>Not written: paused.</source>
        <translation>Nicht geschrieben: angehalten.</translation>
    </message>
    <message>
        <source>Not written yet: waiting for your answer.</source>
        <translation>Noch nicht geschrieben: wartet auf Ihre Antwort.</translation>
    </message>
    <message>
        <source>The e-mail address occurs more than once in this system.</source>
        <translation>Die E-Mail-Adresse kommt in diesem System mehrfach vor.</translation>
    </message>
    <message>
        <source>The e-mail address occurs more than once in the other system.</source>
        <translation>Die E-Mail-Adresse kommt im anderen System mehrfach vor.</translation>
    </message>
    <message>
        <source>The account has no e-mail address.</source>
        <translation>Das Konto hat keine E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>The account is disabled.</source>
        <translation>Das Konto ist deaktiviert.</translation>
    </message>
    <message>
        <source>The same e-mail address in both systems.</source>
        <translation>Dieselbe E-Mail-Adresse in beiden Systemen.</translation>
    </message>
    <message>
        <source>Live</source>
        <comment>mode</comment>
        <translation>Live</translation>
    </message>
    <message>
        <source>Observe only</source>
        <comment>mode</comment>
        <translation>Nur beobachten</translation>
    </message>
    <message>
        <source>Paused</source>
        <comment>mode</comment>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Zurückgegeben</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 T. %2 h</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>Calls only</source>
        <comment>rule set</comment>
        <translation>Nur Gespräche</translation>
    </message>
    <message>
        <source>Every kind of busy</source>
        <comment>rule set</comment>
        <translation>Jede Art von Beschäftigt</translation>
    </message>
    <message>
        <source>The other system has no enabled account with this e-mail address.</source>
        <translation>Das andere System hat kein aktiviertes Konto mit dieser E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>Another account with this e-mail address uses Teams, this one does not.</source>
        <translation>Ein anderes Konto mit dieser E-Mail-Adresse nutzt Teams, dieses nicht.</translation>
    </message>
    <message>
        <source>The account of the other system with this e-mail address is matched with another one.</source>
        <translation>Das Konto des anderen Systems mit dieser E-Mail-Adresse ist einem anderen zugeordnet.</translation>
    </message>
    <message>
        <source>Several STARFACE users have addresses of the same Teams account.</source>
        <translation>Mehrere STARFACE-Benutzer haben Adressen desselben Teams-Kontos.</translation>
    </message>
    <message>
        <source>The user is in both systems.</source>
        <translation>Den Benutzer gibt es in beiden Systemen.</translation>
    </message>
    <message>
        <source>The STARFACE address is the user principal name in Microsoft 365.</source>
        <translation>Die STARFACE-Adresse ist der Benutzerprinzipalname in Microsoft 365.</translation>
    </message>
    <message>
        <source>The STARFACE address is a further address in Microsoft 365.</source>
        <translation>Die STARFACE-Adresse ist eine weitere Adresse in Microsoft 365.</translation>
    </message>
    <message>
        <source>Matched by hand, in the profile.</source>
        <translation>Von Hand zugeordnet, im Profil.</translation>
    </message>
    <message>
        <source>Perhaps meant: %1</source>
        <translation>Vielleicht gemeint: %1</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
</context>
<context>
    <name>Service</name>
    <message>
        <source>Synchronises.</source>
        <translation>Synchronisiert.</translation>
    </message>
    <message>
        <source>Observes only: nothing is written.</source>
        <translation>Beobachtet nur: Es wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>Paused: nothing is read and nothing written.</source>
        <translation>Angehalten: Es wird nichts gelesen und nichts geschrieben.</translation>
    </message>
    <message>
        <source>Gives everything back, then ends.</source>
        <translation>Gibt alles zurück und endet dann.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) could not be given back; the next start does.</source>
        <translation>
            <numerusform>%Ln Benutzer konnte nicht zurückgegeben werden; der nächste Start tut es.</numerusform>
            <numerusform>%Ln Benutzer konnten nicht zurückgegeben werden; der nächste Start tut es.</numerusform>
        </translation>
    </message>
    <message>
        <source>Presence Bridge has stopped.</source>
        <translation>Presence Bridge wurde beendet.</translation>
    </message>
    <message>
        <source>Presence Bridge has started.</source>
        <translation>Presence Bridge wurde gestartet.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <comment>service: why</comment>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 can be read again.</source>
        <translation>%1 kann wieder gelesen werden.</translation>
    </message>
    <message>
        <source>Gives everything back.</source>
        <translation>Gibt alles zurück.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) matched.</source>
        <translation>
            <numerusform>%Ln Benutzer zugeordnet.</numerusform>
            <numerusform>%Ln Benutzer zugeordnet.</numerusform>
        </translation>
    </message>
    <message>
        <source>The journal cannot be written: nothing new is set.</source>
        <translation>Das Journal kann nicht geschrieben werden: Es wird nichts Neues gesetzt.</translation>
    </message>
    <message>
        <source>Too many users would change at once: this waits to be confirmed.</source>
        <translation>Zu viele Benutzer würden sich auf einmal ändern: Das wartet auf eine Bestätigung.</translation>
    </message>
    <message>
        <source>Another program seems to write do not disturb, too.</source>
        <translation>Ein anderes Programm scheint „Nicht stören“ ebenfalls zu schreiben.</translation>
    </message>
</context>
<context>
    <name>ServiceInstall</name>
    <message>
        <source>The profile could not be put in place.</source>
        <translation>Das Profil konnte nicht an seinen Platz gelegt werden.</translation>
    </message>
    <message>
        <source>A secret could not be encrypted for the service.</source>
        <translation>Ein Geheimnis konnte nicht für den Dienst verschlüsselt werden.</translation>
    </message>
    <message>
        <source>The account of the service could not be made.</source>
        <translation>Das Konto des Dienstes konnte nicht angelegt werden.</translation>
    </message>
    <message>
        <source>systemd could not read its units anew.</source>
        <translation>systemd konnte seine Units nicht neu einlesen.</translation>
    </message>
    <message>
        <source>The service could not be switched on.</source>
        <translation>Der Dienst konnte nicht aktiviert werden.</translation>
    </message>
    <message>
        <source>The service does not start.</source>
        <translation>Der Dienst startet nicht.</translation>
    </message>
    <message>
        <source>The service could not be switched off.</source>
        <translation>Der Dienst konnte nicht deaktiviert werden.</translation>
    </message>
    <message>
        <source>The secrets of the service could not be removed.</source>
        <translation>Die Geheimnisse des Dienstes konnten nicht entfernt werden.</translation>
    </message>
</context>
<context>
    <name>ServiceProfile</name>
    <message>
        <source>The service has a profile already, %1, which cannot be used: %2 Put it right, or put yours in its place with --replace.</source>
        <translation>Der Dienst hat schon ein Profil, %1, das sich nicht verwenden lässt: %2 Bringen Sie es in Ordnung, oder setzen Sie mit --replace Ihres an seine Stelle.</translation>
    </message>
    <message>
        <source>The service has a profile already, %1, which belongs to another connection than yours. Put yours in its place with --replace.</source>
        <translation>Der Dienst hat schon ein Profil, %1, das zu einer anderen Verbindung gehört als Ihres. Setzen Sie mit --replace Ihres an seine Stelle.</translation>
    </message>
</context>
<context>
    <name>ServiceState</name>
    <message>
        <source>Not everything could be given back; the next start does.</source>
        <translation>Nicht alles konnte zurückgegeben werden; der nächste Start tut es.</translation>
    </message>
    <message>
        <source>Its options, profile, secrets or folders cannot be used; it is not started again until somebody does it.</source>
        <translation>Seine Optionen, sein Profil, seine Geheimnisse oder seine Ordner sind nicht brauchbar; er startet erst wieder, wenn ihn jemand startet.</translation>
    </message>
    <message>
        <source>It did not answer any more and was ended.</source>
        <translation>Er antwortete nicht mehr und wurde beendet.</translation>
    </message>
    <message>
        <source>It did not begin or end in time.</source>
        <translation>Er begann oder endete nicht rechtzeitig.</translation>
    </message>
    <message>
        <source>It ended with “%1”, exit code %2.</source>
        <translation>Er endete mit „%1“, Exit-Code %2.</translation>
    </message>
    <message>
        <source>systemd does not know the units of Presence Bridge: install its package.</source>
        <translation>systemd kennt die Units von Presence Bridge nicht: Installieren Sie das Paket.</translation>
    </message>
    <message>
        <source>%1 runs since %2.</source>
        <translation>%1 läuft seit %2.</translation>
    </message>
    <message>
        <source>%1 begins or ends just now (%2).</source>
        <translation>%1 startet oder endet gerade (%2).</translation>
    </message>
    <message>
        <source>%1 does not run since %2.</source>
        <translation>%1 läuft seit %2 nicht.</translation>
    </message>
    <message>
        <source>%1 is set up and does not run.</source>
        <translation>%1 ist eingerichtet und läuft nicht.</translation>
    </message>
    <message>
        <source>%1 is not set up.</source>
        <translation>%1 ist nicht eingerichtet.</translation>
    </message>
    <message numerus="yes">
        <source>systemd has had to start it again %Ln time(s).</source>
        <translation>
            <numerusform>systemd musste ihn %Ln Mal neu starten.</numerusform>
            <numerusform>systemd musste ihn %Ln Mal neu starten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not everything could be given back, so %1 stays: it gives the rest back as soon as it can. Try again then.</source>
        <translation>Nicht alles konnte zurückgegeben werden, darum bleibt %1: Er gibt den Rest zurück, sobald es geht. Versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>It does not start by itself.</source>
        <translation>Er startet nicht von selbst.</translation>
    </message>
</context>
<context>
    <name>SetupWords</name>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>App registration</source>
        <translation>App-Registrierung</translation>
    </message>
    <message>
        <source>Write access</source>
        <translation>Schreibzugriff</translation>
    </message>
    <message>
        <source>Read access</source>
        <translation>Lesezugriff</translation>
    </message>
    <message>
        <source>STARFACE</source>
        <comment>page title</comment>
        <translation>STARFACE</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Connects STARFACE and Microsoft Teams in a few minutes. You can close this window at any time and go on later.</source>
        <translation>Verbindet STARFACE und Microsoft Teams in wenigen Minuten. Sie können dieses Fenster jederzeit schließen und später weitermachen.</translation>
    </message>
    <message>
        <source>Microsoft Entra ID has to know this program. Register it once, or hand the request to whoever may.</source>
        <translation>Microsoft Entra ID muss dieses Programm kennen. Registrieren Sie es einmal, oder geben Sie die Anfrage an jemanden, der das darf.</translation>
    </message>
    <message>
        <source>Lets the program read and set the presence of your users in Teams, without anybody being signed in.</source>
        <translation>Damit kann das Programm die Präsenz Ihrer Benutzer in Teams lesen und setzen, ohne dass jemand angemeldet ist.</translation>
    </message>
    <message>
        <source>Lets the program read the names and e-mail addresses of your users, for an account that signs in once.</source>
        <translation>Damit kann das Programm die Namen und E-Mail-Adressen Ihrer Benutzer lesen, im Namen eines Kontos, das sich einmal anmeldet.</translation>
    </message>
    <message>
        <source>Lets the program read the phones and set do not disturb.</source>
        <translation>Damit kann das Programm den Status der Telefone lesen und Ruhe (DND) setzen.</translation>
    </message>
    <message>
        <source>Users whose e-mail address is the same in both systems are synchronised.</source>
        <translation>Abgeglichen werden Benutzer, deren E-Mail-Adresse in beiden Systemen dieselbe ist.</translation>
    </message>
    <message>
        <source>What a status on one side does on the other. You can change it at any time.</source>
        <translation>Was ein Status der einen Seite auf der anderen bewirkt. Sie können es jederzeit ändern.</translation>
    </message>
    <message>
        <source>Look over what was checked, and choose how to begin.</source>
        <translation>Sehen Sie durch, was geprüft wurde, und wählen Sie den Modus zu Beginn.</translation>
    </message>
    <message>
        <source>Certificate of STARFACE</source>
        <translation>Zertifikat von STARFACE</translation>
    </message>
    <message>
        <source>STARFACE account</source>
        <translation>STARFACE-Konto</translation>
    </message>
    <message>
        <source>Users</source>
        <comment>a task</comment>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Write access does not work yet.</source>
        <translation>Der Schreibzugriff funktioniert noch nicht.</translation>
    </message>
    <message>
        <source>Read access does not work yet.</source>
        <translation>Der Lesezugriff funktioniert noch nicht.</translation>
    </message>
    <message>
        <source>The certificate of STARFACE could not be read.</source>
        <translation>Das Zertifikat von STARFACE konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>STARFACE cannot be used yet.</source>
        <translation>STARFACE ist noch nicht verwendbar.</translation>
    </message>
    <message>
        <source>The users could not be read.</source>
        <translation>Die Benutzer konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The set-up could not be saved.</source>
        <translation>Die Einrichtung konnte nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>Storing the secret in the keychain…</source>
        <translation>Das Geheimnis wird im Schlüsselbund gespeichert…</translation>
    </message>
    <message>
        <source>Reading the secrets from the keychain…</source>
        <translation>Die Geheimnisse werden aus dem Schlüsselbund gelesen…</translation>
    </message>
    <message>
        <source>Getting ready for the answer of the browser…</source>
        <translation>Der Empfang der Antwort des Browsers wird vorbereitet…</translation>
    </message>
    <message>
        <source>Waiting for you in the browser…</source>
        <translation>Im Browser wird auf Sie gewartet…</translation>
    </message>
    <message>
        <source>Signing in to Microsoft Entra ID…</source>
        <translation>Anmeldung bei Microsoft Entra ID…</translation>
    </message>
    <message>
        <source>Checking the permissions by using them…</source>
        <translation>Die Berechtigungen werden erprobt…</translation>
    </message>
    <message>
        <source>Reading the certificate…</source>
        <translation>Das Zertifikat wird gelesen…</translation>
    </message>
    <message>
        <source>Signing in to STARFACE…</source>
        <translation>Anmeldung bei STARFACE…</translation>
    </message>
    <message>
        <source>Reading the users…</source>
        <translation>Die Benutzer werden gelesen…</translation>
    </message>
    <message>
        <source>Reading do not disturb…</source>
        <translation>Ruhe (DND) wird gelesen…</translation>
    </message>
    <message>
        <source>Setting do not disturb of the test user, and putting it back…</source>
        <translation>Ruhe (DND) des Testbenutzers wird gesetzt und wieder zurückgesetzt…</translation>
    </message>
    <message>
        <source>Reading the states of the lines…</source>
        <translation>Die Leitungszustände werden gelesen…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>The keychain may be asking for a password in a window of its own.</source>
        <translation>Vielleicht fragt der Schlüsselbund in einem eigenen Fenster nach einem Kennwort.</translation>
    </message>
    <message>
        <source>Sign in and accept the permissions there. This page goes on by itself.</source>
        <translation>Melden Sie sich dort an, und akzeptieren Sie die Berechtigungen. Diese Seite macht von selbst weiter.</translation>
    </message>
    <message>
        <source>Application</source>
        <comment>permission kind</comment>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>Delegated</source>
        <comment>permission kind</comment>
        <translation>Delegiert</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>Organisation read</source>
        <translation>Organisation lesen</translation>
    </message>
    <message>
        <source>Presence read</source>
        <translation>Präsenz lesen</translation>
    </message>
    <message>
        <source>Presence set and put back</source>
        <translation>Präsenz setzen und zurücknehmen</translation>
    </message>
    <message>
        <source>Users listed</source>
        <translation>Benutzer auflisten</translation>
    </message>
    <message>
        <source>Reads the presence of all users, and shows “In a call” while they are on the phone.</source>
        <translation>Liest die Präsenz aller Benutzer und zeigt „In einem Anruf“, solange sie telefonieren.</translation>
    </message>
    <message>
        <source>Lists names and e-mail addresses, to find the same people in STARFACE.</source>
        <translation>Listet Namen und E-Mail-Adressen auf, um dieselben Personen in STARFACE zu finden.</translation>
    </message>
    <message>
        <source>Not needed by this program.</source>
        <translation>Braucht dieses Programm nicht.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Read users</source>
        <translation>Benutzer lesen</translation>
    </message>
    <message>
        <source>Read do not disturb</source>
        <translation>Ruhe (DND) lesen</translation>
    </message>
    <message>
        <source>Set do not disturb of others</source>
        <translation>Ruhe (DND) anderer setzen</translation>
    </message>
    <message>
        <source>Read who is on the phone</source>
        <translation>Lesen, wer telefoniert</translation>
    </message>
    <message>
        <source>Busy-lamp keys</source>
        <translation>BLF-Tasten</translation>
    </message>
    <message>
        <source>Check the address, the account and the password.</source>
        <translation>Prüfen Sie Adresse, Konto und Kennwort.</translation>
    </message>
    <message>
        <source>Make the account an administrator on STARFACE, then check again.</source>
        <translation>Machen Sie das Konto in STARFACE zum Administrator, und prüfen Sie erneut.</translation>
    </message>
    <message>
        <source>Give the account a licence for the UCC client, then check again.</source>
        <translation>Geben Sie dem Konto eine Lizenz für den UCC Client, und prüfen Sie erneut.</translation>
    </message>
    <message>
        <source>Give the account a busy-lamp key for each user on STARFACE: without one, the calls of that user cannot be seen.</source>
        <translation>Legen Sie für das Konto in STARFACE je Benutzer eine BLF-Taste (Besetztlampenfeld) an: Ohne sie sind die Gespräche dieses Benutzers nicht zu sehen.</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beide</translation>
    </message>
    <message>
        <source>Only Teams</source>
        <translation>Nur Teams</translation>
    </message>
    <message>
        <source>Only STARFACE</source>
        <translation>Nur STARFACE</translation>
    </message>
    <message>
        <source>Matched, but without a busy-lamp key: calls cannot be seen.</source>
        <translation>Zugeordnet, aber ohne BLF-Taste: Gespräche sind nicht zu sehen.</translation>
    </message>
    <message>
        <source>Global (also GCC)</source>
        <comment>cloud</comment>
        <translation>Global (auch GCC)</translation>
    </message>
    <message>
        <source>US Government L4 (GCC High)</source>
        <comment>cloud</comment>
        <translation>US-Regierung L4 (GCC High)</translation>
    </message>
    <message>
        <source>US Government L5 (DoD)</source>
        <comment>cloud</comment>
        <translation>US-Regierung L5 (DoD)</translation>
    </message>
    <message>
        <source>Addresses of one&apos;s own, such as the simulator&apos;s</source>
        <comment>cloud</comment>
        <translation>Eigene Adressen, etwa die des Simulators</translation>
    </message>
    <message>
        <source>As the system says</source>
        <comment>proxy</comment>
        <translation>Wie im System eingestellt</translation>
    </message>
    <message>
        <source>No proxy</source>
        <comment>proxy</comment>
        <translation>Kein Proxy</translation>
    </message>
    <message>
        <source>This proxy:</source>
        <comment>proxy</comment>
        <translation>Dieser Proxy:</translation>
    </message>
    <message>
        <source>Rules of one&apos;s own: %1</source>
        <translation>Eigene Regeln: %1</translation>
    </message>
    <message>
        <source>A call or do not disturb in Teams switches do not disturb on. During meetings the phone still rings.</source>
        <translation>Ein Anruf oder „Nicht stören“ in Teams schaltet Ruhe (DND) ein. Während Besprechungen klingelt das Telefon weiterhin.</translation>
    </message>
    <message>
        <source>Meetings and every other busy status in Teams switch do not disturb on, too. Choose this where nobody may be rung up in a meeting.</source>
        <translation>Auch Besprechungen und jede andere Art von „Beschäftigt“ in Teams schalten Ruhe (DND) ein. Wählen Sie das, wenn in Besprechungen niemand angerufen werden darf.</translation>
    </message>
    <message>
        <source>These rules come from the profile file.</source>
        <translation>Diese Regeln stammen aus der Profildatei.</translation>
    </message>
    <message>
        <source>Writing on both sides</source>
        <translation>Schreiben auf beiden Seiten</translation>
    </message>
    <message>
        <source>Check of everything</source>
        <translation>Prüfung von allem</translation>
    </message>
    <message>
        <source>Writing does not work yet.</source>
        <translation>Das Schreiben funktioniert noch nicht.</translation>
    </message>
    <message>
        <source>Not everything could be checked.</source>
        <translation>Nicht alles konnte geprüft werden.</translation>
    </message>
    <message>
        <source>Setting the presence of the test user, and clearing it…</source>
        <translation>Präsenz des Testbenutzers wird gesetzt und wieder gelöscht…</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Funktioniert</translation>
    </message>
    <message>
        <source>Works, with a warning</source>
        <translation>Funktioniert, mit Warnung</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>Funktioniert nicht</translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>Nicht versucht</translation>
    </message>
    <message>
        <source>With login and password; the password itself is never sent.</source>
        <translation>Mit Anmeldename und Kennwort; das Kennwort selbst wird nie gesendet.</translation>
    </message>
    <message>
        <source>Through Active Directory: the password is sent to STARFACE.</source>
        <translation>Über Active Directory: Das Kennwort wird an STARFACE gesendet.</translation>
    </message>
    <message>
        <source>OAuth password grant (STARFACE 10).</source>
        <translation>OAuth Password Grant (STARFACE 10).</translation>
    </message>
    <message numerus="yes">
        <source>%Ln function key(s) received as configured (UCI lists none that can be read)</source>
        <translation>
            <numerusform>%Ln Funktionstaste wie konfiguriert empfangen (UCI nennt keine lesbare)</numerusform>
            <numerusform>%Ln Funktionstasten wie konfiguriert empfangen (UCI nennt keine lesbaren)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln function key(s) received</source>
        <translation>
            <numerusform>%Ln Funktionstaste empfangen</numerusform>
            <numerusform>%Ln Funktionstasten empfangen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %L2 recognised as busy-lamp keys.</source>
        <comment>keys received</comment>
        <translation>%1, davon %L2 als BLF-Tasten erkannt.</translation>
    </message>
    <message>
        <source>Types: %1.</source>
        <translation>Typen: %1.</translation>
    </message>
    <message>
        <source>Members: %1.</source>
        <translation>Felder: %1.</translation>
    </message>
    <message>
        <source>Asked for by the reference, not needed to run: reads which organisation is connected, and writes nothing. Organization.Read.All does as well, and so does none of the two.</source>
        <translation>Von der Referenz verlangt, zum Betrieb nicht nötig: liest, welche Organisation verbunden ist, und schreibt nichts. Organization.Read.All genügt auch, ebenso keine von beiden.</translation>
    </message>
    <message>
        <source>Busy-lamp keys</source>
        <comment>a task</comment>
        <translation>BLF-Tasten</translation>
    </message>
    <message>
        <source>Not all busy-lamp keys could be made.</source>
        <translation>Nicht alle BLF-Tasten konnten angelegt werden.</translation>
    </message>
    <message>
        <source>Making the busy-lamp keys…</source>
        <translation>BLF-Tasten werden angelegt …</translation>
    </message>
</context>
<context>
    <name>System</name>
    <message>
        <source>Permission denied</source>
        <translation>Keine Berechtigung</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>Auf dem Datenträger ist kein Platz mehr</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>Zu viele offene Dateien</translation>
    </message>
    <message>
        <source>file to open is a directory</source>
        <translation>das ist ein Ordner</translation>
    </message>
    <message>
        <source>Filename refers to a directory</source>
        <translation>Das ist ein Ordner</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>Das ist ein Ordner</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>Das ist kein Ordner</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Der Datenträger ist schreibgeschützt</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>Der zugeteilte Speicherplatz ist erschöpft</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>Der Dateiname ist zu lang</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <source>Unknown error</source>
        <translation>Unbekannter Fehler</translation>
    </message>
    <message>
        <source>unterminated object</source>
        <translation>ein Objekt endet nicht</translation>
    </message>
    <message>
        <source>missing name separator</source>
        <translation>nach einem Namen fehlt der Doppelpunkt</translation>
    </message>
    <message>
        <source>unterminated array</source>
        <translation>eine Liste endet nicht</translation>
    </message>
    <message>
        <source>missing value separator</source>
        <translation>nach einem Wert fehlt das Komma</translation>
    </message>
    <message>
        <source>illegal value</source>
        <translation>ungültiger Wert</translation>
    </message>
    <message>
        <source>invalid termination by number</source>
        <translation>endet mitten in einer Zahl</translation>
    </message>
    <message>
        <source>illegal number</source>
        <translation>ungültige Zahl</translation>
    </message>
    <message>
        <source>invalid escape sequence</source>
        <translation>ungültige Escape-Sequenz</translation>
    </message>
    <message>
        <source>invalid UTF8 string</source>
        <translation>ungültiges UTF-8</translation>
    </message>
    <message>
        <source>unterminated string</source>
        <translation>ein Text endet nicht</translation>
    </message>
    <message>
        <source>object is missing after a comma</source>
        <translation>nach einem Komma fehlt etwas</translation>
    </message>
    <message>
        <source>too deeply nested document</source>
        <translation>zu tief verschachtelt</translation>
    </message>
    <message>
        <source>too large document</source>
        <translation>zu groß</translation>
    </message>
    <message>
        <source>garbage at the end of the document</source>
        <translation>nach dem Ende steht noch etwas</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>Datei zu groß</translation>
    </message>
</context>
<context>
    <name>TerminalTable</name>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>Mapped →</source>
        <translation>Gesetzt →</translation>
    </message>
    <message>
        <source>← Mapped</source>
        <translation>← Gesetzt</translation>
    </message>
    <message>
        <source>STARFACE</source>
        <translation>STARFACE</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>connected, %1</source>
        <translation>verbunden, %1</translation>
    </message>
    <message>
        <source>failing</source>
        <translation>gestört</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
    <message>
        <source>Presence Bridge · %1 · Teams: %2 · STARFACE: %3 · users %4 · DND held %5 · presences held %6</source>
        <translation>Presence Bridge · %1 · Teams: %2 · STARFACE: %3 · Benutzer %4 · gesetzt: %5 DND, %6 Präsenz</translation>
    </message>
    <message>
        <source>read %1 ago</source>
        <translation>vor %1 gelesen</translation>
    </message>
    <message>
        <source>%1 (%2 ago)</source>
        <comment>status, age</comment>
        <translation>%1 (vor %2)</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>%1 (%2)</source>
        <comment>status (raw values)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>when: what</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing was recorded in this time.</source>
        <translation>In dieser Zeit wurde nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Last: %1, from %2.</source>
        <translation>Zuletzt: %1, ab %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) were written.</source>
        <translation>
            <numerusform>%Ln Änderung wurde geschrieben.</numerusform>
            <numerusform>%Ln Änderungen wurden geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n write(s) failed.</source>
        <translation>
            <numerusform>%Ln Schreibvorgang ist fehlgeschlagen.</numerusform>
            <numerusform>%Ln Schreibvorgänge sind fehlgeschlagen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
</context>
<context>
    <name>Tones</name>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>WhySteps</name>
    <message>
        <source>since %1 (%2)</source>
        <comment>time, how long</comment>
        <translation>seit %1 (%2)</translation>
    </message>
    <message>
        <source>It was never read.</source>
        <translation>Noch nie gelesen.</translation>
    </message>
    <message>
        <source>Read %1 ago, at %2: this is old.</source>
        <translation>Vor %1 gelesen, um %2: Das ist veraltet.</translation>
    </message>
    <message>
        <source>Read %1 ago, at %2.</source>
        <translation>Vor %1 gelesen, um %2.</translation>
    </message>
    <message>
        <source>The rule set in force</source>
        <translation>Der geltende Regelsatz</translation>
    </message>
    <message>
        <source>The rule set “%1”</source>
        <translation>Der Regelsatz „%1“</translation>
    </message>
    <message>
        <source>It is tried again at %1.</source>
        <translation>Der nächste Versuch ist um %1.</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>action. reason</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>That is no information: it neither begins nor ends anything.</source>
        <translation>Das ist keine Auskunft: Es beginnt nichts und beendet nichts.</translation>
    </message>
    <message>
        <source>That counts as “%1”.</source>
        <translation>Das gilt als „%1“.</translation>
    </message>
    <message>
        <source>Teams told nothing of this user.</source>
        <translation>Teams hat zu diesem Benutzer nichts gemeldet.</translation>
    </message>
    <message>
        <source>Teams reported the availability “%1” and the activity “%2”.</source>
        <translation>Teams hat die Verfügbarkeit „%1“ und die Aktivität „%2“ gemeldet.</translation>
    </message>
    <message>
        <source>%1 asks for do not disturb while Teams is “%2”.</source>
        <comment>rule set</comment>
        <translation>%1 verlangt Ruhe (DND), solange Teams „%2“ zeigt.</translation>
    </message>
    <message>
        <source>%1 lets the phone ring while Teams is “%2”.</source>
        <comment>rule set</comment>
        <translation>%1 lässt das Telefon klingeln, solange Teams „%2“ zeigt.</translation>
    </message>
    <message>
        <source>%1 maps “%2” in Teams to nothing.</source>
        <comment>rule set</comment>
        <translation>%1 ordnet „%2“ in Teams nichts zu.</translation>
    </message>
    <message>
        <source>Do not disturb is being switched on by Presence Bridge %1. Before, it was off.</source>
        <translation>Presence Bridge ist %1 dabei, Ruhe (DND) einzuschalten. Vorher war sie aus.</translation>
    </message>
    <message>
        <source>Do not disturb is on because of Presence Bridge %1. Before, it was off.</source>
        <translation>Ruhe (DND) ist %1 wegen Presence Bridge an. Vorher war sie aus.</translation>
    </message>
    <message>
        <source>STARFACE has not shown it yet.</source>
        <translation>STARFACE zeigt es noch nicht.</translation>
    </message>
    <message>
        <source>It is given back when Teams is no longer “%1”.</source>
        <translation>Sie wird zurückgegeben, sobald Teams nicht mehr „%1“ zeigt.</translation>
    </message>
    <message>
        <source>Do not disturb, on because of Presence Bridge %1, is being given back.</source>
        <translation>Ruhe (DND), %1 wegen Presence Bridge an, wird zurückgegeben.</translation>
    </message>
    <message>
        <source>Nothing on the phone stands because of Presence Bridge.</source>
        <translation>Am Telefon besteht nichts wegen Presence Bridge.</translation>
    </message>
    <message>
        <source>The do not disturb that is on was not switched on here and stays.</source>
        <translation>Die bestehende Ruhe (DND) wurde nicht von hier eingeschaltet und bleibt.</translation>
    </message>
    <message>
        <source>STARFACE told nothing of the line.</source>
        <translation>STARFACE hat zur Leitung nichts gemeldet.</translation>
    </message>
    <message>
        <source>STARFACE reported the telephony state “%1”.</source>
        <translation>STARFACE hat den Telefoniestatus „%1“ gemeldet.</translation>
    </message>
    <message>
        <source>Do not disturb is on.</source>
        <translation>Ruhe (DND) ist an.</translation>
    </message>
    <message>
        <source>Do not disturb is off.</source>
        <translation>Ruhe (DND) ist aus.</translation>
    </message>
    <message>
        <source>Whether do not disturb is on is not known.</source>
        <translation>Ob Ruhe (DND) an ist, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>%1 maps “%2” on STARFACE to nothing.</source>
        <comment>rule set</comment>
        <translation>%1 ordnet „%2“ in STARFACE nichts zu.</translation>
    </message>
    <message>
        <source>%1 shows “%2” on STARFACE in Teams as “%3”.</source>
        <comment>rule set</comment>
        <translation>%1 zeigt „%2“ aus STARFACE in Teams als „%3“.</translation>
    </message>
    <message>
        <source>It runs out by itself at %1.</source>
        <translation>Es läuft um %1 von selbst ab.</translation>
    </message>
    <message>
        <source>It is given back when STARFACE is no longer “%1”; without Presence Bridge it would run out at %2.</source>
        <translation>Es wird zurückgegeben, sobald STARFACE nicht mehr „%1“ zeigt; ohne Presence Bridge liefe es um %2 ab.</translation>
    </message>
    <message>
        <source>What the user&apos;s own status said last: “%1”.</source>
        <translation>Der eigene Status des Benutzers war zuletzt: „%1“.</translation>
    </message>
    <message>
        <source>“%1” is being shown in Teams by Presence Bridge %2.</source>
        <translation>Presence Bridge ist %2 dabei, „%1“ in Teams anzuzeigen.</translation>
    </message>
    <message>
        <source>“%1” is shown in Teams because of Presence Bridge %2.</source>
        <translation>Teams zeigt %2 wegen Presence Bridge „%1“.</translation>
    </message>
    <message>
        <source>Teams has not shown it yet.</source>
        <translation>Teams zeigt es noch nicht.</translation>
    </message>
    <message>
        <source>“%1”, shown in Teams because of Presence Bridge %2, is being given back.</source>
        <translation>„%1“, %2 wegen Presence Bridge in Teams angezeigt, wird zurückgegeben.</translation>
    </message>
    <message>
        <source>Nothing in Teams stands because of Presence Bridge.</source>
        <translation>In Teams besteht nichts wegen Presence Bridge.</translation>
    </message>
    <message>
        <source>Teams may still show “%1” of ours, given back, until %2.</source>
        <translation>Teams zeigt das zurückgegebene „%1“ vielleicht noch bis %2.</translation>
    </message>
    <message>
        <source>Code: %1.</source>
        <translation>Code: %1.</translation>
    </message>
    <message>
        <source>Request id: %1.</source>
        <translation>Anforderungs-ID: %1.</translation>
    </message>
    <message>
        <source>Teams → STARFACE</source>
        <translation>Teams → STARFACE</translation>
    </message>
    <message>
        <source>STARFACE → Teams</source>
        <translation>STARFACE → Teams</translation>
    </message>
    <message>
        <source>Do not disturb was switched off by hand; it is not switched on again before the reason in Teams has ended once.</source>
        <translation>Ruhe (DND) wurde von Hand ausgeschaltet; sie wird erst wieder eingeschaltet, nachdem der Grund in Teams einmal geendet hat.</translation>
    </message>
    <message>
        <source>The last that is known is “%1”. It is too old to begin or to end anything.</source>
        <translation>Zuletzt bekannt ist „%1“. Das ist zu alt, um etwas zu beginnen oder zu beenden.</translation>
    </message>
    <message>
        <source>Do not disturb of each user is read every %1.</source>
        <translation>„Nicht stören“ wird bei jedem Benutzer alle %1 gelesen.</translation>
    </message>
</context>
<context>
    <name>WhyStory</name>
    <message>
        <source>It looks like another sync is writing: do not disturb that was switched on here was switched off again within seconds, more than once.</source>
        <translation>Offenbar schreibt ein weiterer Abgleich: Ruhe (DND), die von hier eingeschaltet wurde, wurde mehrmals binnen Sekunden wieder ausgeschaltet.</translation>
    </message>
    <message>
        <source>Too many users would be changed at once: new changes wait for your answer.</source>
        <translation>Es würden zu viele Benutzer auf einmal geändert: Neue Änderungen warten auf Ihre Antwort.</translation>
    </message>
    <message>
        <source>Paused: nothing is synchronised.</source>
        <translation>Angehalten: Es wird nichts abgeglichen.</translation>
    </message>
    <message>
        <source>Observe only: everything is decided, nothing is written.</source>
        <translation>Nur beobachten: Alles wird entschieden, nichts geschrieben.</translation>
    </message>
    <message>
        <source>%1: nothing had to be written, it was so already.</source>
        <comment>what was done</comment>
        <translation>%1: Es war nichts zu schreiben, es war schon so.</translation>
    </message>
    <message>
        <source>%1: done in %2.</source>
        <comment>what was done</comment>
        <translation>%1: erledigt in %2.</translation>
    </message>
    <message>
        <source>%1: failed. %2</source>
        <comment>what was done: why</comment>
        <translation>%1: fehlgeschlagen. %2</translation>
    </message>
    <message>
        <source>Read</source>
        <comment>step</comment>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Status</source>
        <comment>step</comment>
        <translation>Status</translation>
    </message>
    <message>
        <source>Rule</source>
        <comment>step</comment>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Decision</source>
        <comment>step</comment>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Result</source>
        <comment>step</comment>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Enter the same e-mail address in both systems; it counts at the next reading of the directories.</source>
        <translation>Tragen Sie in beiden Systemen dieselbe E-Mail-Adresse ein; sie gilt, sobald die Verzeichnisse das nächste Mal gelesen werden.</translation>
    </message>
    <message>
        <source>Leave the address with one account only: which of them is meant cannot be known.</source>
        <translation>Lassen Sie die Adresse nur bei einem Konto: Welches gemeint ist, lässt sich nicht erkennen.</translation>
    </message>
    <message>
        <source>Enter an e-mail address for the account.</source>
        <translation>Tragen Sie für das Konto eine E-Mail-Adresse ein.</translation>
    </message>
    <message>
        <source>Enable the account if the user is to be synchronised.</source>
        <translation>Aktivieren Sie das Konto, falls der Benutzer abgeglichen werden soll.</translation>
    </message>
    <message>
        <source>STARFACE tells of calls only for users who have a busy-lamp key at the account of this program. Set one up for this user.</source>
        <translation>STARFACE meldet Gespräche nur für Benutzer, für die das Konto dieses Programms eine BLF-Taste hat. Legen Sie für diesen Benutzer eine an.</translation>
    </message>
    <message>
        <source>Assign a licence with Teams to the account, and take the address from the other one.</source>
        <translation>Weisen Sie dem Konto eine Lizenz mit Teams zu und entfernen Sie die Adresse beim anderen.</translation>
    </message>
    <message>
        <source>Give the address to one account only, or pair the two accounts in the profile.</source>
        <translation>Geben Sie die Adresse nur einem Konto, oder ordnen Sie die beiden Konten im Profil einander zu.</translation>
    </message>
    <message>
        <source>Microsoft refuses to tell the presence of this user: the others are read without them, and they are tried again every ten minutes.</source>
        <translation>Microsoft verweigert die Auskunft über die Präsenz dieses Benutzers: Die anderen werden ohne ihn gelesen; alle zehn Minuten wird es erneut versucht.</translation>
    </message>
</context>
<context>
    <name>WhyTicket</name>
    <message>
        <source>last read at %1</source>
        <translation>zuletzt gelesen um %1</translation>
    </message>
    <message>
        <source>%1: failing, %2</source>
        <comment>a service, when it was read</comment>
        <translation>%1: gestört, %2</translation>
    </message>
    <message>
        <source>%1: connected, %2, latency %3</source>
        <comment>a service, when it was read</comment>
        <translation>%1: verbunden, %2, Latenz %3</translation>
    </message>
    <message>
        <source>%1: not connected yet</source>
        <comment>a service</comment>
        <translation>%1: noch nicht verbunden</translation>
    </message>
    <message>
        <source>Written at %1</source>
        <translation>Geschrieben um %1</translation>
    </message>
    <message>
        <source>Mode: %1</source>
        <translation>Modus: %1</translation>
    </message>
    <message>
        <source>Rule set: %1 [%2]</source>
        <comment>name, id</comment>
        <translation>Regelsatz: %1 [%2]</translation>
    </message>
    <message>
        <source>User: %1 &lt;%2&gt;</source>
        <comment>name, address</comment>
        <translation>Benutzer: %1 &lt;%2&gt;</translation>
    </message>
    <message>
        <source>Decided at %1</source>
        <translation>Entschieden um %1</translation>
    </message>
    <message>
        <source>Last changes</source>
        <translation>Letzte Änderungen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a service, when it was read</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>pb::ForgetProgram</name>
    <message>
        <source>Presence Bridge keeps nothing for you: there is nothing to remove.</source>
        <translation>Presence Bridge bewahrt nichts für Sie auf: Es gibt nichts zu entfernen.</translation>
    </message>
    <message>
        <source>Nothing was removed.</source>
        <translation>Es wurde nichts entfernt.</translation>
    </message>
    <message>
        <source>What is still to be given back cannot be read from %1: %2</source>
        <translation>Was noch zurückzugeben ist, kann nicht aus %1 gelesen werden: %2</translation>
    </message>
    <message numerus="yes">
        <source>Phones or Teams of %n user(s) are still to be given back, by %1.</source>
        <translation>
            <numerusform>Telefon oder Teams von %Ln Benutzer sind noch zurückzugeben, laut %1.</numerusform>
            <numerusform>Telefone oder Teams von %Ln Benutzern sind noch zurückzugeben, laut %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>End Presence Bridge where it runs; else start it once and end it: ending gives everything back. Where that is not possible any more, remove the file named above yourself and try again.</source>
        <translation>Beenden Sie Presence Bridge, falls es läuft; sonst starten Sie es einmal und beenden Sie es: Das Beenden gibt alles zurück. Ist das nicht mehr möglich, entfernen Sie die oben genannte Datei selbst und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>There is no terminal to ask on: add --yes to remove everything without a question.</source>
        <translation>Es gibt kein Terminal für eine Rückfrage: Mit --yes wird alles ohne Rückfrage entfernt.</translation>
    </message>
    <message>
        <source>This removes everything that Presence Bridge keeps for you on this computer:</source>
        <translation>Das entfernt alles, was Presence Bridge auf diesem Computer für Sie aufbewahrt:</translation>
    </message>
    <message>
        <source>keychain entries of the profile “%1”</source>
        <translation>Einträge im Schlüsselbund zum Profil „%1“</translation>
    </message>
    <message>
        <source>Profiles that you keep elsewhere stay.</source>
        <translation>Profile, die Sie anderswo aufbewahren, bleiben.</translation>
    </message>
    <message>
        <source>Remove it all? (yes/no)</source>
        <translation>Alles entfernen? (ja/nein)</translation>
    </message>
    <message>
        <source>Removed: %1</source>
        <translation>Entfernt: %1</translation>
    </message>
    <message>
        <source>Not removed: %1: %2</source>
        <translation>Nicht entfernt: %1: %2</translation>
    </message>
</context>
<context>
    <name>pb::KeysProgram</name>
    <message numerus="yes">
        <source>%n busy-lamp key(s) made for the account %1.</source>
        <translation>
            <numerusform>%Ln BLF-Taste für das Konto %1 angelegt.</numerusform>
            <numerusform>%Ln BLF-Tasten für das Konto %1 angelegt.</numerusform>
        </translation>
    </message>
    <message>
        <source>“presence-bridge keys --undo” removes what was made.</source>
        <translation>„presence-bridge keys --undo“ entfernt, was angelegt wurde.</translation>
    </message>
    <message numerus="yes">
        <source>%n busy-lamp key(s) removed that had been made here.</source>
        <translation>
            <numerusform>%Ln hier angelegte BLF-Taste entfernt.</numerusform>
            <numerusform>%Ln hier angelegte BLF-Tasten entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The account %1 has a busy-lamp key for every user.</source>
        <translation>Das Konto %1 hat für jeden Benutzer eine BLF-Taste.</translation>
    </message>
    <message numerus="yes">
        <source>The account %1 has no busy-lamp key for %n user(s):</source>
        <translation>
            <numerusform>Dem Konto %1 fehlt die BLF-Taste für %Ln Benutzer:</numerusform>
            <numerusform>Dem Konto %1 fehlt die BLF-Taste für %Ln Benutzer:</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was changed. “presence-bridge keys --apply” makes these keys.</source>
        <translation>Nichts wurde geändert. „presence-bridge keys --apply“ legt diese Tasten an.</translation>
    </message>
</context>
<context>
    <name>pb::Program</name>
    <message>
        <source>Another Presence Bridge synchronises this STARFACE on this computer already, under the account “%1”.</source>
        <translation>Auf diesem Rechner gleicht schon eine andere Presence Bridge diese STARFACE ab, unter dem Konto „%1“.</translation>
    </message>
    <message>
        <source>An earlier run has left something to give back. It waits until this is put right.</source>
        <translation>Ein früherer Lauf hat etwas hinterlassen, das zurückzugeben ist. Damit wird gewartet, bis das behoben ist.</translation>
    </message>
    <message>
        <source>The folder %1, in which is kept what has to be given back, cannot be written: %2</source>
        <translation>In den Ordner %1, in dem festgehalten wird, was zurückzugeben ist, kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>The profile has another id now. That needs a restart; until then nothing changes.</source>
        <translation>Das Profil hat jetzt eine andere ID. Das braucht einen Neustart; bis dahin ändert sich nichts.</translation>
    </message>
    <message>
        <source>The profile was read anew and counts from now on.</source>
        <translation>Das Profil wurde neu gelesen und gilt ab jetzt.</translation>
    </message>
    <message>
        <source>The profile was read anew, and the connection is another one now: everything is given back, then it begins again.</source>
        <translation>Das Profil wurde neu gelesen, und die Verbindung ist jetzt eine andere: Alles wird zurückgegeben, dann beginnt es von vorn.</translation>
    </message>
    <message>
        <source>The profile was read anew; nothing in it has changed.</source>
        <translation>Das Profil wurde neu gelesen; darin hat sich nichts geändert.</translation>
    </message>
    <message>
        <source>The profile cannot be used, and nothing changes: %1</source>
        <translation>Das Profil ist nicht brauchbar, und nichts ändert sich: %1</translation>
    </message>
    <message>
        <source>A secret that the profile needs is missing.</source>
        <translation>Ein Geheimnis, das das Profil braucht, fehlt.</translation>
    </message>
    <message>
        <source>The secret %1, which the profile needs, is missing.</source>
        <translation>Das Geheimnis %1, das das Profil braucht, fehlt.</translation>
    </message>
    <message>
        <source>The profile “%1” keeps its state on this computer already, and the id of this one differs in capitals only. Give this one another id.</source>
        <translation>Das Profil „%1“ hat seinen Zustand bereits auf diesem Rechner, und die ID dieses Profils unterscheidet sich davon nur in Groß- und Kleinschreibung. Geben Sie diesem Profil eine andere ID.</translation>
    </message>
</context>
<context>
    <name>pb::ServiceProgram</name>
    <message>
        <source>This computer was not started by systemd, so there is no service to set up here.</source>
        <translation>Dieser Rechner wurde nicht von systemd gestartet, darum lässt sich hier kein Dienst einrichten.</translation>
    </message>
    <message>
        <source>A service of the computer can only be changed by root: call this with sudo.</source>
        <translation>Einen Dienst des Rechners kann nur root ändern: Rufen Sie dies mit sudo auf.</translation>
    </message>
    <message>
        <source>A service cannot be called “%1”: rename the profile&apos;s file so that it has letters, digits, “-”, “_” and “.” only, and at most 60 of them.</source>
        <translation>Ein Dienst kann nicht „%1“ heißen: Benennen Sie die Datei des Profils so um, dass sie nur Buchstaben, Ziffern, „-“, „_“ und „.“ hat, und höchstens 60 davon.</translation>
    </message>
    <message>
        <source>The service of a user reads its profile from %1: put the profile there, or set up a service of the computer with --system.</source>
        <translation>Der Dienst eines Benutzers liest sein Profil aus %1: Legen Sie das Profil dorthin, oder richten Sie mit --system einen Dienst des Rechners ein.</translation>
    </message>
    <message>
        <source>A service of the computer cannot read %1, which the profile names: put that file into /etc/presence-bridge and name that place in the profile.</source>
        <translation>Ein Dienst des Rechners kann %1, das im Profil steht, nicht lesen: Legen Sie die Datei nach /etc/presence-bridge, und tragen Sie diesen Ort im Profil ein.</translation>
    </message>
    <message>
        <source>systemd does not answer.</source>
        <translation>systemd antwortet nicht.</translation>
    </message>
    <message>
        <source>systemd does not know the units of Presence Bridge: install its package.</source>
        <translation>systemd kennt die Units von Presence Bridge nicht: Installieren Sie das Paket.</translation>
    </message>
    <message>
        <source>%1 is set up already. “presence-bridge service remove” ends that.</source>
        <translation>%1 ist schon eingerichtet. „presence-bridge service remove“ beendet das.</translation>
    </message>
    <message>
        <source>The keychain of “%1” could not be read. The secrets can also be handed over with --secrets-stdin.</source>
        <translation>Der Schlüsselbund von „%1“ konnte nicht gelesen werden. Die Geheimnisse lassen sich auch mit --secrets-stdin übergeben.</translation>
    </message>
    <message>
        <source>The profile needs the secret %1, which is not there. Set up the profile first, or hand its secrets over with --secrets-stdin.</source>
        <translation>Das Profil braucht das Geheimnis %1, und das gibt es nicht. Richten Sie das Profil zuerst ein, oder übergeben Sie seine Geheimnisse mit --secrets-stdin.</translation>
    </message>
    <message>
        <source>Could not be taken back: %1</source>
        <translation>Konnte nicht zurückgenommen werden: %1</translation>
    </message>
    <message>
        <source>What was done was taken back.</source>
        <translation>Was getan war, wurde zurückgenommen.</translation>
    </message>
    <message>
        <source>%1 runs, and starts with the computer.</source>
        <translation>%1 läuft und startet mit dem Rechner.</translation>
    </message>
    <message>
        <source>Its profile is %1 from now on.</source>
        <translation>Sein Profil ist ab jetzt %1.</translation>
    </message>
    <message>
        <source>It runs while you are logged in, with the secrets of your keychain. Without anybody being logged in only a service of the computer runs: --system.</source>
        <translation>Er läuft, solange Sie angemeldet sind, mit den Geheimnissen Ihres Schlüsselbunds. Ohne dass jemand angemeldet ist, läuft nur ein Dienst des Rechners: --system.</translation>
    </message>
    <message>
        <source>How it is: presence-bridge service status%1</source>
        <translation>Wie es steht: presence-bridge service status%1</translation>
    </message>
    <message>
        <source>The way back: presence-bridge service remove%1</source>
        <translation>Der Weg zurück: presence-bridge service remove%1</translation>
    </message>
    <message>
        <source>%1 is not set up.</source>
        <translation>%1 ist nicht eingerichtet.</translation>
    </message>
    <message>
        <source>The service could not be stopped.</source>
        <translation>Der Dienst konnte nicht angehalten werden.</translation>
    </message>
    <message>
        <source>%1 was ended: everything is given back, and it does not start any more.</source>
        <translation>%1 wurde beendet: Alles ist zurückgegeben, und er startet nicht mehr.</translation>
    </message>
    <message>
        <source>Its secrets are removed. Its profile stays in %1, its history in %2.</source>
        <translation>Seine Geheimnisse sind entfernt. Sein Profil bleibt in %1, sein Verlauf in %2.</translation>
    </message>
    <message>
        <source>Secrets are given to a pipe only, for example to “ssh … presence-bridge service install --system --secrets-stdin”.</source>
        <translation>Geheimnisse werden nur in eine Pipe gegeben, zum Beispiel in „ssh … presence-bridge service install --system --secrets-stdin“.</translation>
    </message>
    <message>
        <source>%1 runs, and starts when you log in.</source>
        <translation>%1 läuft und startet, wenn Sie sich anmelden.</translation>
    </message>
    <message>
        <source>The service of a user takes the secrets from the keychain: leave --secrets-stdin out, or set up a service of the computer with --system.</source>
        <translation>Der Dienst eines Benutzers nimmt die Geheimnisse aus dem Schlüsselbund: Lassen Sie --secrets-stdin weg, oder richten Sie mit --system einen Dienst des Rechners ein.</translation>
    </message>
    <message>
        <source>It keeps the profile that it had, %1, which is not the same as yours. “service remove”, then “service install --system --replace” puts yours in its place.</source>
        <translation>Er behält das Profil, das er schon hatte, %1; es ist nicht dasselbe wie Ihres. „service remove“, dann „service install --system --replace“ setzt Ihres an seine Stelle.</translation>
    </message>
    <message>
        <source>Members of the group %1 can see and steer it from their windows.</source>
        <translation>Mitglieder der Gruppe %1 können ihn von ihren Fenstern aus sehen und steuern.</translation>
    </message>
</context>
<context>
    <name>pb::SetupSession</name>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>You can close this page and go back to Presence Bridge.</source>
        <translation>Sie können diese Seite schließen und zu Presence Bridge zurückkehren.</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Das hat nicht funktioniert</translation>
    </message>
    <message>
        <source>Go back to Presence Bridge: it says what happened.</source>
        <translation>Kehren Sie zu Presence Bridge zurück: Dort steht, was geschehen ist.</translation>
    </message>
</context>
<context>
    <name>pb::WhyProgram</name>
    <message>
        <source>Nothing synchronises this profile at the moment, so there is nothing to explain. Start “presence-bridge” or its service first.</source>
        <translation>Dieses Profil wird gerade nicht abgeglichen, also gibt es nichts zu erklären. Starten Sie zuerst „presence-bridge“ oder seinen Dienst.</translation>
    </message>
    <message>
        <source>The synchronisation refuses to answer: it is of another version of this program.</source>
        <translation>Die Synchronisation antwortet nicht: Sie gehört zu einer anderen Version dieses Programms.</translation>
    </message>
    <message>
        <source>The synchronisation ended before it answered.</source>
        <translation>Die Synchronisation endete, bevor sie geantwortet hat.</translation>
    </message>
    <message>
        <source>The synchronisation has told of no users within %1: it may be starting.</source>
        <translation>Die Synchronisation hat innerhalb von %1 keine Benutzer genannt: Vielleicht startet sie gerade.</translation>
    </message>
    <message>
        <source>Another user of this computer listens where the synchronisation should be. Nothing is shown of that.</source>
        <translation>Ein anderer Benutzer dieses Rechners lauscht dort, wo die Synchronisation sein sollte. Davon wird nichts gezeigt.</translation>
    </message>
    <message>
        <source>Neither Teams nor STARFACE has a user with the address or name “%1”.</source>
        <translation>Weder Teams noch STARFACE hat einen Benutzer mit der Adresse oder dem Namen „%1“.</translation>
    </message>
    <message>
        <source>“%1” fits several users. Give one of these addresses:</source>
        <translation>„%1“ passt auf mehrere Benutzer. Geben Sie eine dieser Adressen an:</translation>
    </message>
    <message>
        <source>You are not allowed to see the synchronisation that runs here. Ask whoever looks after it to add you to its group.</source>
        <translation>Sie dürfen die Synchronisation, die hier läuft, nicht sehen. Bitten Sie, wer sie betreut, Sie in ihre Gruppe aufzunehmen.</translation>
    </message>
</context>
<context>
    <name>pb::WindowDesk</name>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>&amp;Health</source>
        <translation>&amp;Zustand</translation>
    </message>
    <message>
        <source>&amp;Show who…</source>
        <translation>Zeigen, &amp;wer…</translation>
    </message>
    <message>
        <source>Names everybody who is held back, and what would be changed.</source>
        <translation>Nennt alle, die zurückgehalten sind, und was geändert würde.</translation>
    </message>
    <message>
        <source>&amp;Retry failed</source>
        <translation>Fehlgeschlagene &amp;wiederholen</translation>
    </message>
    <message>
        <source>Open log &amp;folder</source>
        <translation>Protokollordner ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Support bundle…</source>
        <translation>&amp;Supportpaket…</translation>
    </message>
    <message>
        <source>It counts until the program ends: the profile could not be written.</source>
        <translation>Es gilt bis zum Programmende: Das Profil konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Excluded users</source>
        <translation>Ausgenommene Benutzer</translation>
    </message>
    <message>
        <source>E&amp;xcluded users…</source>
        <translation>Ausgenommene &amp;Benutzer…</translation>
    </message>
</context>
<context>
    <name>pb::WindowEngine</name>
    <message>
        <source>The synchronisation cannot be started: this program&apos;s own file cannot be run.</source>
        <translation>Die Synchronisation kann nicht gestartet werden: Die eigene Datei dieses Programms lässt sich nicht ausführen.</translation>
    </message>
    <message>
        <source>Another user of this computer listens where the synchronisation should be. Nothing is shown of that.</source>
        <translation>Ein anderer Benutzer dieses Rechners lauscht dort, wo die Synchronisation sein sollte. Davon wird nichts gezeigt.</translation>
    </message>
</context>
<context>
    <name>pb::WindowPanels</name>
    <message>
        <source>&amp;Activity</source>
        <translation>&amp;Ereignisse</translation>
    </message>
    <message>
        <source>R&amp;ules…</source>
        <translation>R&amp;egeln…</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>The rules count until the program ends: the profile could not be written.</source>
        <translation>Die Regeln gelten bis zum Programmende: Das Profil konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Ereignisse</translation>
    </message>
</context>
<context>
    <name>pb::WindowProgram</name>
    <message>
        <source>&amp;Set up…</source>
        <translation>Ein&amp;richten…</translation>
    </message>
    <message>
        <source>The synchronisation that runs is of another version (%1) than this window (%2). End it, or restart its service, and start again.</source>
        <translation>Die laufende Synchronisation hat eine andere Version (%1) als dieses Fenster (%2). Beenden Sie sie, oder starten Sie ihren Dienst neu, und starten Sie noch einmal.</translation>
    </message>
    <message>
        <source>You are not allowed to see the synchronisation that runs here. Ask whoever looks after it to add you to its group.</source>
        <translation>Sie dürfen die Synchronisation, die hier läuft, nicht sehen. Bitten Sie, wer sie betreut, Sie in ihre Gruppe aufzunehmen.</translation>
    </message>
    <message>
        <source>Too many windows show this synchronisation already. Close one of them and start again.</source>
        <translation>Zu viele Fenster zeigen diese Synchronisation bereits. Schließen Sie eines davon und starten Sie noch einmal.</translation>
    </message>
    <message>
        <source>The synchronisation does not answer. It is tried again and again.</source>
        <translation>Die Synchronisation antwortet nicht. Es wird immer wieder versucht.</translation>
    </message>
</context>
<context>
    <name>pb::WindowSetup</name>
    <message>
        <source>&amp;Write access (client secret)…</source>
        <translation>&amp;Schreibzugriff (geheimer Clientschlüssel)…</translation>
    </message>
    <message>
        <source>&amp;Read access (sign in again)…</source>
        <translation>&amp;Lesezugriff (neu anmelden)…</translation>
    </message>
    <message>
        <source>&amp;STARFACE…</source>
        <translation>STAR&amp;FACE…</translation>
    </message>
    <message>
        <source>&amp;Users…</source>
        <translation>&amp;Benutzer…</translation>
    </message>
    <message>
        <source>&amp;Check everything…</source>
        <translation>&amp;Alles prüfen…</translation>
    </message>
    <message>
        <source>The whole set-u&amp;p…</source>
        <translation>&amp;Gesamte Einrichtung…</translation>
    </message>
</context>
<context>
    <name>pb::ui::AboutDialog</name>
    <message>
        <source>About Presence Bridge</source>
        <translation>Über Presence Bridge</translation>
    </message>
    <message>
        <source>Keeps STARFACE phones and Microsoft Teams agreed on who may be disturbed.</source>
        <translation>Sorgt dafür, dass sich STARFACE-Telefone und Microsoft Teams einig sind, wer gestört werden darf.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder später.</translation>
    </message>
    <message>
        <source>Microsoft, Teams and STARFACE are names of their owners, who have no part in this program.</source>
        <translation>Microsoft, Teams und STARFACE sind Namen ihrer Inhaber, die an diesem Programm keinen Anteil haben.</translation>
    </message>
    <message>
        <source>&amp;Copy version information</source>
        <translation>Versionsangaben &amp;kopieren</translation>
    </message>
    <message>
        <source>not available</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>Qt when built</source>
        <translation>Qt beim Übersetzen</translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation>Betriebssystem</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>Window system</source>
        <translation>Fenstersystem</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
</context>
<context>
    <name>pb::ui::ActivityModel</name>
    <message>
        <source>%1, a problem</source>
        <translation>%1, ein Problem</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Availability</source>
        <translation>Verfügbarkeit</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Telephony state</source>
        <translation>Telefoniestatus</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anforderungs-ID</translation>
    </message>
    <message>
        <source>Milliseconds</source>
        <translation>Millisekunden</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
</context>
<context>
    <name>pb::ui::ActivityView</name>
    <message>
        <source>User: a name or an address…</source>
        <translation>Benutzer: ein Name oder eine Adresse…</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Letzte Stunde</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Show &amp;new</source>
        <translation>&amp;Neues zeigen</translation>
    </message>
    <message>
        <source>Something has happened since this was read.</source>
        <translation>Seit dem Lesen ist etwas geschehen.</translation>
    </message>
    <message>
        <source>Shows only this kind, together with the other pressed ones.</source>
        <translation>Zeigt nur diese Art, zusammen mit den anderen gedrückten.</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Shows only what failed or needs a look.</source>
        <translation>Zeigt nur, was fehlgeschlagen ist oder Aufmerksamkeit braucht.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>kind of event, how many</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Problems %1</source>
        <comment>how many</comment>
        <translation>Probleme %1</translation>
    </message>
    <message>
        <source>The history is switched off in the profile.</source>
        <translation>Der Verlauf ist im Profil ausgeschaltet.</translation>
    </message>
    <message>
        <source>Nothing of that kind was recorded in this time.</source>
        <translation>In dieser Zeit wurde nichts davon aufgezeichnet.</translation>
    </message>
    <message>
        <source>&amp;Show user</source>
        <translation>Benutzer &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Only this user</source>
        <translation>&amp;Nur dieser Benutzer</translation>
    </message>
    <message>
        <source>&amp;Delete history of this user…</source>
        <translation>Verlauf dieses Benutzers &amp;löschen…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Export what happened</source>
        <translation>Exportieren, was geschah</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>Die Datei konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Expo&amp;rt…</source>
        <translation>Ex&amp;portieren…</translation>
    </message>
    <message>
        <source>&amp;Delete history…</source>
        <translation>Verlauf l&amp;öschen…</translation>
    </message>
</context>
<context>
    <name>pb::ui::AdminRequestDialog</name>
    <message>
        <source>Request for the Global Admin</source>
        <translation>Anfrage an den globalen Administrator</translation>
    </message>
    <message>
        <source>Preview of the request</source>
        <translation>Vorschau der Anfrage</translation>
    </message>
    <message>
        <source>Save as &amp;PDF…</source>
        <translation>Als &amp;PDF speichern…</translation>
    </message>
    <message>
        <source>Save as &amp;HTML…</source>
        <translation>Als &amp;HTML speichern…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>HTML (*.html)</source>
        <translation>HTML (*.html)</translation>
    </message>
    <message>
        <source>Copied: paste it into a message.</source>
        <translation>Kopiert: Fügen Sie es in eine Nachricht ein.</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Gespeichert: %1</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>Die Datei konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Choose another folder, or another name.</source>
        <translation>Wählen Sie einen anderen Ordner oder einen anderen Namen.</translation>
    </message>
</context>
<context>
    <name>pb::ui::Banner</name>
    <message>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>pb::ui::BannerStack</name>
    <message>
        <source>Fewer messages</source>
        <translation>Weniger Meldungen</translation>
    </message>
    <message numerus="yes">
        <source>%n more message(s)</source>
        <translation>
            <numerusform>%Ln weitere Meldung</numerusform>
            <numerusform>%Ln weitere Meldungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::CertificateBox</name>
    <message>
        <source>Issued to</source>
        <translation>Ausgestellt für</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Ausgestellt von</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint</source>
        <translation>SHA-256-Fingerabdruck</translation>
    </message>
    <message>
        <source>Copy the fingerprint</source>
        <translation>Fingerabdruck kopieren</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Fingerprint compare&amp;d: trust this certificate</source>
        <translation>Finge&amp;rabdruck verglichen: diesem Zertifikat vertrauen</translation>
    </message>
    <message>
        <source>Itself (self-signed)</source>
        <translation>Sich selbst (selbstsigniert)</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>dates</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>You trust this certificate, and no other from now on.</source>
        <translation>Sie vertrauen diesem Zertifikat und von nun an keinem anderen.</translation>
    </message>
    <message>
        <source>This is another certificate than the one you trusted before.</source>
        <translation>Dies ist ein anderes Zertifikat als das, dem Sie bisher vertraut haben.</translation>
    </message>
    <message>
        <source>If STARFACE was not set up anew, somebody may be listening in.</source>
        <translation>Wurde STARFACE nicht neu eingerichtet, hört vielleicht jemand mit.</translation>
    </message>
    <message>
        <source>Ask whoever runs it, and compare the fingerprint before you trust this one.</source>
        <translation>Fragen Sie den Betreiber, und vergleichen Sie den Fingerabdruck, bevor Sie diesem vertrauen.</translation>
    </message>
    <message>
        <source>This certificate has expired.</source>
        <translation>Dieses Zertifikat ist abgelaufen.</translation>
    </message>
    <message>
        <source>Renew it on STARFACE, or compare its fingerprint and trust it all the same.</source>
        <translation>Erneuern Sie es in STARFACE, oder vergleichen Sie seinen Fingerabdruck und vertrauen Sie ihm trotzdem.</translation>
    </message>
    <message>
        <source>A known authority vouches for this certificate.</source>
        <translation>Eine bekannte Zertifizierungsstelle bürgt für dieses Zertifikat.</translation>
    </message>
    <message>
        <source>No known authority vouches for this certificate.</source>
        <translation>Keine bekannte Zertifizierungsstelle bürgt für dieses Zertifikat.</translation>
    </message>
    <message>
        <source>That is usual for a telephone system. Compare the fingerprint with the one that STARFACE itself shows. Then nobody can step in between.</source>
        <translation>Das ist bei Telefonanlagen üblich. Vergleichen Sie den Fingerabdruck mit dem, den STARFACE selbst zeigt. Dann kann sich niemand dazwischenschalten.</translation>
    </message>
</context>
<context>
    <name>pb::ui::ChangesModel</name>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
</context>
<context>
    <name>pb::ui::CheckTable</name>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Checks and their verdicts</source>
        <translation>Prüfungen und ihre Ergebnisse</translation>
    </message>
</context>
<context>
    <name>pb::ui::ConnectionCard</name>
    <message>
        <source>It has not been read yet.</source>
        <translation>Es wurde noch nicht gelesen.</translation>
    </message>
    <message>
        <source>Last success %1 ago.</source>
        <translation>Letzter Erfolg vor %1.</translation>
    </message>
    <message>
        <source>Connected, %1</source>
        <comment>with the latency</comment>
        <translation>Verbunden, %1</translation>
    </message>
    <message>
        <source>Failing</source>
        <translation>Gestört</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Wird verbunden…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a service: its state</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Not read at the moment</source>
        <translation>Wird zurzeit nicht gelesen</translation>
    </message>
    <message>
        <source>Its users cannot be listed: nobody new appears.</source>
        <translation>Die Benutzer lassen sich nicht auflisten: Neue erscheinen nicht.</translation>
    </message>
</context>
<context>
    <name>pb::ui::CopyButton</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>pb::ui::ExclusionDialog</name>
    <message>
        <source>&amp;Add address</source>
        <translation>Adresse &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Who is ticked is left alone in both systems. What stands because of this program is given back.</source>
        <translation>Wer ein Häkchen hat, bleibt in beiden Systemen unberührt. Was wegen dieses Programms besteht, wird zurückgegeben.</translation>
    </message>
    <message>
        <source>A name or an address…</source>
        <translation>Ein Name oder eine Adresse…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Shows whose name or address has the text. A whole address that is not in the list can be added.</source>
        <translation>Zeigt alle, deren Name oder Adresse den Text enthält. Eine ganze Adresse, die nicht in der Liste steht, lässt sich hinzufügen.</translation>
    </message>
    <message>
        <source>Leaves out an address that is in no directory yet.</source>
        <translation>Nimmt eine Adresse aus, die noch in keinem Verzeichnis steht.</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>&amp;Only those excluded</source>
        <translation>&amp;Nur ausgenommene</translation>
    </message>
    <message>
        <source>Excluded users</source>
        <translation>Ausgenommene Benutzer</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) excluded</source>
        <translation>
            <numerusform>%Ln Benutzer ausgenommen</numerusform>
            <numerusform>%Ln Benutzer ausgenommen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::FailedWritesModel</name>
    <message>
        <source>%1, giving back</source>
        <comment>a service</comment>
        <translation>%1, Rückgabe</translation>
    </message>
    <message>
        <source>At the next reading</source>
        <translation>Beim nächsten Lesen</translation>
    </message>
    <message>
        <source>In %1</source>
        <translation>In %1</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Nächster Versuch</translation>
    </message>
</context>
<context>
    <name>pb::ui::HealthBar</name>
    <message>
        <source>Too many users would be changed at once. Shows the question again.</source>
        <translation>Es würden zu viele Benutzer auf einmal geändert. Zeigt die Frage noch einmal.</translation>
    </message>
    <message>
        <source>State of the synchronisation</source>
        <translation>Zustand des Abgleichs</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>STARFACE</source>
        <translation>STARFACE</translation>
    </message>
    <message>
        <source>Mode: %1</source>
        <translation>Modus: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) held back</source>
        <translation>
            <numerusform>%Ln Benutzer zurückgehalten</numerusform>
            <numerusform>%Ln Benutzer zurückgehalten</numerusform>
        </translation>
    </message>
    <message>
        <source>It has not been read yet.</source>
        <translation>Es wurde noch nicht gelesen.</translation>
    </message>
    <message>
        <source>Last read %1 ago.</source>
        <translation>Zuletzt vor %1 gelesen.</translation>
    </message>
    <message>
        <source>%1: connecting</source>
        <comment>a service</comment>
        <translation>%1: wird verbunden</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a service: its latency</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 is connected; the last reading took %2.</source>
        <translation>%1 ist verbunden; das letzte Lesen dauerte %2.</translation>
    </message>
    <message>
        <source>%1: failing</source>
        <comment>a service</comment>
        <translation>%1: gestört</translation>
    </message>
    <message>
        <source>Next reading in %1 s</source>
        <translation>Nächstes Lesen in %1 s</translation>
    </message>
    <message>
        <source>Reading now</source>
        <translation>Wird gelesen</translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s) so far; the last took %1.</source>
        <translation>
            <numerusform>Bisher %Ln Mal gelesen; das letzte Mal dauerte %1.</numerusform>
            <numerusform>Bisher %Ln Mal gelesen; das letzte Mal dauerte %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation>%1 verspätet</translation>
    </message>
    <message>
        <source>The last reading took longer than the period, so the next began later.</source>
        <translation>Das letzte Lesen dauerte länger als der Takt; deshalb begann das nächste später.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) to retry</source>
        <translation>
            <numerusform>%Ln Änderung zu wiederholen</numerusform>
            <numerusform>%Ln Änderungen zu wiederholen</numerusform>
        </translation>
    </message>
    <message>
        <source>Changes that failed and are tried again after a pause. The column “Why” names the cause.</source>
        <translation>Änderungen, die fehlgeschlagen sind und nach einer Pause erneut versucht werden. Die Spalte „Warum“ nennt die Ursache.</translation>
    </message>
    <message>
        <source>%1 of %2 requests</source>
        <translation>%1 von %2 Anforderungen</translation>
    </message>
    <message>
        <source>Requests to Microsoft Graph in the current 30 seconds, of those this program allows itself.</source>
        <translation>Anforderungen an Microsoft Graph in den laufenden 30 Sekunden, von denen, die sich das Programm erlaubt.</translation>
    </message>
    <message>
        <source>Held: %1 DND, %2 presence</source>
        <translation>Gesetzt: %1 DND, %2 Präsenz</translation>
    </message>
    <message>
        <source>What stands because of this program and is given back: do not disturb on phones, and presence in Teams.</source>
        <translation>Was wegen dieses Programms besteht und zurückgegeben wird: Ruhe (DND) auf Telefonen und Präsenz in Teams.</translation>
    </message>
    <message>
        <source>in %1 s</source>
        <comment>next reading, short</comment>
        <translation>in %1 s</translation>
    </message>
    <message numerus="yes">
        <source>%n to retry</source>
        <comment>changes, short</comment>
        <translation>
            <numerusform>%Ln zu wiederholen</numerusform>
            <numerusform>%Ln zu wiederholen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1/%2</source>
        <comment>requests of those allowed, short</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Held: %1 + %2</source>
        <comment>do not disturb on phones, presences in Teams, short</comment>
        <translation>Gesetzt: %1 + %2</translation>
    </message>
    <message>
        <source>The users of %1 cannot be listed: nobody new appears.</source>
        <translation>Die Benutzer von %1 lassen sich nicht auflisten: Neue erscheinen nicht.</translation>
    </message>
    <message>
        <source>%1: read %2 ago</source>
        <comment>a service: age</comment>
        <translation>%1: vor %2 gelesen</translation>
    </message>
</context>
<context>
    <name>pb::ui::HealthPage</name>
    <message>
        <source>Synchronisation</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Users and changes</source>
        <translation>Benutzer und Änderungen</translation>
    </message>
    <message>
        <source>Sign-ins and secrets</source>
        <translation>Anmeldungen und Geheimnisse</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Copies this page for a ticket. It names no user.</source>
        <translation>Kopiert diese Seite für ein Ticket. Sie nennt keinen Benutzer.</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>Lesevorgänge</translation>
    </message>
    <message>
        <source>Punctuality</source>
        <translation>Pünktlichkeit</translation>
    </message>
    <message>
        <source>Settle time</source>
        <translation>Wartezeit nach Änderungen</translation>
    </message>
    <message>
        <source>Slowest round trip</source>
        <translation>Langsamste Rückmeldung</translation>
    </message>
    <message>
        <source>Request budget</source>
        <translation>Anforderungsbudget</translation>
    </message>
    <message>
        <source>Matched</source>
        <translation>Zugeordnet</translation>
    </message>
    <message>
        <source>Without a partner</source>
        <translation>Ohne Partner</translation>
    </message>
    <message>
        <source>Held by us</source>
        <translation>Von uns gesetzt</translation>
    </message>
    <message>
        <source>Other writers</source>
        <translation>Andere Schreiber</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Token for writing</source>
        <translation>Token zum Schreiben</translation>
    </message>
    <message>
        <source>Token for reading</source>
        <translation>Token zum Lesen</translation>
    </message>
    <message>
        <source>Secret for writing</source>
        <translation>Geheimnis zum Schreiben</translation>
    </message>
    <message>
        <source>Secret for reading</source>
        <translation>Geheimnis zum Lesen</translation>
    </message>
    <message>
        <source>Failed writes</source>
        <translation>Fehlgeschlagenes Schreiben</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>%1 so far; the last took %2</source>
        <comment>a number, a duration</comment>
        <translation>Bisher %1; der letzte dauerte %2</translation>
    </message>
    <message>
        <source>%1 late: the last reading took longer than the period</source>
        <translation>%1 verspätet: Das letzte Lesen dauerte länger als der Takt</translation>
    </message>
    <message>
        <source>On time</source>
        <translation>Pünktlich</translation>
    </message>
    <message>
        <source>%1: so long a change may take until it shows</source>
        <translation>%1: so lange darf es dauern, bis eine Änderung zu sehen ist</translation>
    </message>
    <message>
        <source>None measured in the last hour</source>
        <translation>In der letzten Stunde keine gemessen</translation>
    </message>
    <message>
        <source>%1 from a change to the first reading that showed it, in the last hour</source>
        <translation>%1 von einer Änderung bis zum ersten Lesen, das sie zeigte, in der letzten Stunde</translation>
    </message>
    <message>
        <source>%1 of %2 requests to Microsoft Graph in the current 30 seconds</source>
        <translation>%1 von %2 Anforderungen an Microsoft Graph in den laufenden 30 Sekunden</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%Ln Benutzer</numerusform>
            <numerusform>%Ln Benutzer</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>%1 in Microsoft 365, %2 in STARFACE</source>
        <translation>%1 in Microsoft 365, %2 in STARFACE</translation>
    </message>
    <message>
        <source>Do not disturb on %1 phone(s), presence of %2 user(s) in Teams</source>
        <translation>Telefone mit Ruhe (DND): %1, Benutzer mit Präsenz in Teams: %2</translation>
    </message>
    <message>
        <source>Another program seems to switch do not disturb, too</source>
        <translation>Offenbar schaltet auch ein anderes Programm Ruhe (DND)</translation>
    </message>
    <message>
        <source>None noticed</source>
        <translation>Keine bemerkt</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Wird geschrieben</translation>
    </message>
    <message>
        <source>Valid until %1, renewed by itself</source>
        <translation>Gültig bis %1, wird von selbst erneuert</translation>
    </message>
    <message>
        <source>None in hand</source>
        <translation>Keines vorhanden</translation>
    </message>
    <message>
        <source>Tried again at %1.</source>
        <translation>Nächster Versuch um %1.</translation>
    </message>
    <message>
        <source>The expiry date is not known</source>
        <translation>Das Ablaufdatum ist nicht bekannt</translation>
    </message>
    <message>
        <source>No write is waiting to be tried again</source>
        <translation>Nichts wartet auf einen neuen Versuch</translation>
    </message>
    <message numerus="yes">
        <source>%n write(s) to try again</source>
        <translation>
            <numerusform>%Ln Schreibvorgang zu wiederholen</numerusform>
            <numerusform>%Ln Schreibvorgänge zu wiederholen</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy as te&amp;xt</source>
        <translation>Als Te&amp;xt kopieren</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
    <message>
        <source>Written; it was damaged when the program started</source>
        <translation>Geschrieben; beim Start des Programms war es beschädigt</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s): Microsoft refuses the reading</source>
        <translation>
            <numerusform>%Ln Benutzer: Microsoft verweigert die Auskunft</numerusform>
            <numerusform>%Ln Benutzer: Microsoft verweigert die Auskunft</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::HistoryDeletion</name>
    <message>
        <source>Delete the history of %1?</source>
        <translation>Verlauf von %1 löschen?</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Delete the whole history, of all users?</source>
        <translation>Den ganzen Verlauf aller Benutzer löschen?</translation>
    </message>
    <message>
        <source>&amp;Delete all</source>
        <translation>Alles &amp;löschen</translation>
    </message>
    <message>
        <source>Delete history</source>
        <translation>Verlauf löschen</translation>
    </message>
    <message>
        <source>What was recorded is deleted from this computer and cannot be brought back. The synchronisation goes on, and what happens from now on is recorded again.</source>
        <translation>Das Aufgezeichnete wird von diesem Computer gelöscht und lässt sich nicht wiederherstellen. Der Abgleich geht weiter, und was von jetzt an geschieht, wird wieder aufgezeichnet.</translation>
    </message>
    <message>
        <source>The history could not be deleted.</source>
        <translation>Der Verlauf konnte nicht gelöscht werden.</translation>
    </message>
</context>
<context>
    <name>pb::ui::LastCheckPanel</name>
    <message>
        <source>Opens the set-up at its summary and checks everything that is read.</source>
        <translation>Öffnet die Einrichtung bei der Zusammenfassung und prüft alles, wofür nur gelesen wird.</translation>
    </message>
    <message>
        <source>Last check</source>
        <translation>Letzte Prüfung</translation>
    </message>
    <message>
        <source>Found out at %1.</source>
        <comment>a time</comment>
        <translation>Stand: %1.</translation>
    </message>
    <message>
        <source>Nothing was checked since the program was started.</source>
        <translation>Seit dem Programmstart wurde nichts geprüft.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a check: its verdict</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Check everything…</source>
        <translation>Alles prüfen…</translation>
    </message>
</context>
<context>
    <name>pb::ui::LivePreviewDialog</name>
    <message>
        <source>Go live</source>
        <translation>Live gehen</translation>
    </message>
    <message>
        <source>Who would be changed</source>
        <translation>Wer geändert würde</translation>
    </message>
    <message>
        <source>Filter: a name, an address, a change…</source>
        <translation>Filter: ein Name, eine Adresse, eine Änderung…</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Go &amp;live</source>
        <translation>&amp;Live gehen</translation>
    </message>
    <message>
        <source>&amp;Carry out</source>
        <translation>Aus&amp;führen</translation>
    </message>
    <message>
        <source>Stay &amp;observe-only</source>
        <translation>Weiter nur be&amp;obachten</translation>
    </message>
    <message>
        <source>&amp;Keep waiting</source>
        <translation>&amp;Weiter warten</translation>
    </message>
    <message>
        <source>&amp;Export as CSV…</source>
        <translation>Als &amp;CSV exportieren…</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) would be changed at once.</source>
        <translation>
            <numerusform>%Ln Benutzer würde auf einmal geändert.</numerusform>
            <numerusform>%Ln Benutzer würden auf einmal geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>That is unusual, so nothing is written until you decide or the number is small again.</source>
        <translation>Das ist ungewöhnlich; deshalb wird nichts geschrieben, bis Sie entscheiden oder die Zahl wieder klein ist.</translation>
    </message>
    <message>
        <source>Nothing would be written at this moment.</source>
        <translation>In diesem Augenblick würde nichts geschrieben.</translation>
    </message>
    <message>
        <source>From then on every change of a status is carried out. You can go back to observe-only at any time; everything is given back then.</source>
        <translation>Von da an wird jede Änderung eines Status ausgeführt. Sie können jederzeit zum Beobachten zurückkehren; dann wird alles zurückgegeben.</translation>
    </message>
    <message>
        <source>From then on every further change is carried out, too. You can go back to observe-only at any time; everything is given back then.</source>
        <translation>Von da an wird auch jede weitere Änderung ausgeführt. Sie können jederzeit zum Beobachten zurückkehren; dann wird alles zurückgegeben.</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%Ln Änderung</numerusform>
            <numerusform>%Ln Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>shown of all changes</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>Die Datei konnte nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>Als CSV exportieren</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
</context>
<context>
    <name>pb::ui::MessageRow</name>
    <message>
        <source>Copy the correlation ID</source>
        <translation>Korrelations-ID kopieren</translation>
    </message>
    <message>
        <source>Code %1, correlation ID %2</source>
        <translation>Code %1, Korrelations-ID %2</translation>
    </message>
    <message>
        <source>Correlation ID %1</source>
        <translation>Korrelations-ID %1</translation>
    </message>
    <message>
        <source>Code %1</source>
        <translation>Code %1</translation>
    </message>
</context>
<context>
    <name>pb::ui::ModeBadge</name>
    <message>
        <source>changes are written</source>
        <translation>Änderungen werden geschrieben</translation>
    </message>
    <message>
        <source>nothing is written</source>
        <translation>es wird nichts geschrieben</translation>
    </message>
    <message>
        <source>nothing is synchronised</source>
        <translation>es wird nichts abgeglichen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>mode: what it means</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
</context>
<context>
    <name>pb::ui::MonitorModel</name>
    <message>
        <source>%1: %2</source>
        <comment>column: cell</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>Mapped →</source>
        <translation>Gesetzt →</translation>
    </message>
    <message>
        <source>← Mapped</source>
        <translation>← Gesetzt</translation>
    </message>
    <message>
        <source>STARFACE</source>
        <translation>STARFACE</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Status in Microsoft Teams</source>
        <translation>Status in Microsoft Teams</translation>
    </message>
    <message>
        <source>Mapped from Teams to STARFACE</source>
        <translation>In STARFACE gesetzt wegen Teams</translation>
    </message>
    <message>
        <source>Mapped from STARFACE to Teams</source>
        <translation>In Teams gesetzt wegen STARFACE</translation>
    </message>
    <message>
        <source>Status on STARFACE</source>
        <translation>Status in STARFACE</translation>
    </message>
    <message>
        <source>Since when the statuses stand</source>
        <translation>Seit wann die Status bestehen</translation>
    </message>
    <message>
        <source>Why something is done or not done</source>
        <translation>Warum etwas geschieht oder nicht geschieht</translation>
    </message>
    <message>
        <source>Read %1 ago: this is old.</source>
        <translation>Vor %1 gelesen: Das ist veraltet.</translation>
    </message>
    <message>
        <source>Read %1 ago.</source>
        <translation>Vor %1 gelesen.</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1 seit %2</translation>
    </message>
    <message>
        <source>Availability: %1, activity: %2</source>
        <translation>Verfügbarkeit: %1, Aktivität: %2</translation>
    </message>
    <message>
        <source>Telephony state: %1, do not disturb: %2</source>
        <translation>Telefoniestatus: %1, Ruhe (DND): %2</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Rule: %1 → %2</source>
        <translation>Regel: %1 → %2</translation>
    </message>
    <message>
        <source>Teams since %1</source>
        <translation>Teams seit %1</translation>
    </message>
    <message>
        <source>STARFACE since %1</source>
        <translation>STARFACE seit %1</translation>
    </message>
    <message>
        <source>To STARFACE: %1</source>
        <translation>Nach STARFACE: %1</translation>
    </message>
    <message>
        <source>To Teams: %1</source>
        <translation>Nach Teams: %1</translation>
    </message>
    <message>
        <source>Never read.</source>
        <translation>Nie gelesen.</translation>
    </message>
    <message>
        <source>Account in Microsoft 365: %1</source>
        <translation>Konto in Microsoft 365: %1</translation>
    </message>
    <message>
        <source>User on STARFACE: %1</source>
        <translation>Benutzer in STARFACE: %1</translation>
    </message>
    <message>
        <source>%1 (%2 ago)</source>
        <comment>status, age</comment>
        <translation>%1 (vor %2)</translation>
    </message>
    <message>
        <source>%1, last known, read %2 ago</source>
        <comment>cell, age</comment>
        <translation>%1, zuletzt bekannt, vor %2 gelesen</translation>
    </message>
</context>
<context>
    <name>pb::ui::MonitorTable</name>
    <message>
        <source>Users and their states</source>
        <translation>Benutzer und ihre Status</translation>
    </message>
    <message>
        <source>One row for each user: the status in Teams and on STARFACE, what was mapped in each direction, and why.</source>
        <translation>Eine Zeile je Benutzer: der Status in Teams und in STARFACE, was auf der anderen Seite gesetzt wurde und warum.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
</context>
<context>
    <name>pb::ui::MonitorWindow</name>
    <message>
        <source>%1 (%2)</source>
        <comment>tip (shortcut)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>A&amp;nhalten</translation>
    </message>
    <message>
        <source>Gives everything back and synchronises nothing until it is resumed</source>
        <translation>Gibt alles zurück und gleicht nichts ab, bis fortgesetzt wird</translation>
    </message>
    <message>
        <source>Sync &amp;now</source>
        <translation>&amp;Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Reads both sides now</source>
        <translation>Liest jetzt beide Seiten</translation>
    </message>
    <message>
        <source>&amp;Observe only</source>
        <translation>Nur be&amp;obachten</translation>
    </message>
    <message>
        <source>Reads and decides, but writes nothing</source>
        <translation>Liest und entscheidet, schreibt aber nichts</translation>
    </message>
    <message>
        <source>&amp;Give back all…</source>
        <translation>Alles &amp;zurückgeben…</translation>
    </message>
    <message>
        <source>Takes back everything this program has changed on phones and in Teams</source>
        <translation>Nimmt alles zurück, was dieses Programm an Telefonen und in Teams geändert hat</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copies the selected rows</source>
        <translation>Kopiert die ausgewählten Zeilen</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>F&amp;ilter</translation>
    </message>
    <message>
        <source>Goes to the filter</source>
        <translation>Geht zum Filter</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Gives everything back and ends the program</source>
        <translation>Gibt alles zurück und beendet das Programm</translation>
    </message>
    <message>
        <source>Show &amp;unmatched</source>
        <translation>Nicht zu&amp;geordnete anzeigen</translation>
    </message>
    <message>
        <source>Shows who has no partner, and why</source>
        <translation>Zeigt, wer keinen Partner hat und warum</translation>
    </message>
    <message>
        <source>Synchronisation</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>&amp;Spalten</translation>
    </message>
    <message>
        <source>&amp;Sort by</source>
        <translation>S&amp;ortieren nach</translation>
    </message>
    <message>
        <source>S&amp;ynchronisation</source>
        <translation>Ab&amp;gleich</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About Presence Bridge</source>
        <translation>Ü&amp;ber Presence Bridge</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>Über &amp;Qt</translation>
    </message>
    <message>
        <source>Resu&amp;me</source>
        <translation>Fo&amp;rtsetzen</translation>
    </message>
    <message>
        <source>%1 of %2 users would be changed at once. Is that meant?</source>
        <translation>%1 von %2 Benutzern würden auf einmal geändert. Ist das beabsichtigt?</translation>
    </message>
    <message>
        <source>Do not disturb on: %1, off: %2, presence in Teams: %3. Nothing is changed until you decide or the number is small again.</source>
        <translation>Ruhe (DND) an: %1, aus: %2, Präsenz in Teams: %3. Es wird nichts geändert, bis Sie entscheiden oder die Zahl wieder klein ist.</translation>
    </message>
    <message numerus="yes">
        <source>Giving back %n change(s)…</source>
        <translation>
            <numerusform>%Ln Änderung wird zurückgegeben…</numerusform>
            <numerusform>%Ln Änderungen werden zurückgegeben…</numerusform>
        </translation>
    </message>
    <message>
        <source>Ending…</source>
        <translation>Wird beendet…</translation>
    </message>
    <message>
        <source>Giving back…</source>
        <translation>Wird zurückgegeben…</translation>
    </message>
    <message>
        <source>States have changed since the rows were put in order.</source>
        <translation>Seit die Zeilen geordnet wurden, haben sich Status geändert.</translation>
    </message>
    <message>
        <source>Simulator: nothing real is touched.</source>
        <translation>Simulator: Nichts Echtes wird berührt.</translation>
    </message>
    <message>
        <source>Another program seems to switch do not disturb, too.</source>
        <translation>Offenbar schaltet auch ein anderes Programm Ruhe (DND).</translation>
    </message>
    <message>
        <source>Two programs that write the same state undo each other. Look for another synchronisation with this STARFACE and stop one of them.</source>
        <translation>Zwei Programme, die denselben Status schreiben, machen einander alles rückgängig. Suchen Sie nach einem anderen Abgleich mit dieser STARFACE, und beenden Sie einen der beiden.</translation>
    </message>
    <message>
        <source>&amp;Keep waiting</source>
        <translation>W&amp;eiter warten</translation>
    </message>
    <message>
        <source>Makes the changes that are held back.</source>
        <translation>Führt die zurückgehaltenen Änderungen aus.</translation>
    </message>
    <message>
        <source>Changes nothing until the number is small again.</source>
        <translation>Ändert nichts, bis die Zahl wieder klein ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%Ln Benutzer</numerusform>
            <numerusform>%Ln Benutzer</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>shown of all users</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Reading the directories…</source>
        <translation>Die Verzeichnisse werden gelesen…</translation>
    </message>
    <message>
        <source>The users of Microsoft 365 and of STARFACE are being read and matched by their e-mail addresses.</source>
        <translation>Die Benutzer von Microsoft 365 und von STARFACE werden gelesen und anhand ihrer E-Mail-Adressen einander zugeordnet.</translation>
    </message>
    <message>
        <source>Both directories are empty.</source>
        <translation>Beide Verzeichnisse sind leer.</translation>
    </message>
    <message>
        <source>Check that the accounts of this program may read the users of Microsoft 365 and of STARFACE.</source>
        <translation>Prüfen Sie, ob die Konten dieses Programms die Benutzer von Microsoft 365 und von STARFACE lesen dürfen.</translation>
    </message>
    <message>
        <source>Nobody could be matched.</source>
        <translation>Niemand konnte zugeordnet werden.</translation>
    </message>
    <message>
        <source>A user is synchronised where the e-mail address in STARFACE is the same as in Microsoft 365. Enter the addresses in STARFACE; they are read again every few minutes.</source>
        <translation>Ein Benutzer wird abgeglichen, wenn die E-Mail-Adresse in STARFACE dieselbe ist wie in Microsoft 365. Tragen Sie die Adressen in STARFACE ein; sie werden alle paar Minuten neu gelesen.</translation>
    </message>
    <message>
        <source>No user has “%1”.</source>
        <translation>Kein Benutzer hat „%1“.</translation>
    </message>
    <message>
        <source>Each word is looked for in every column.</source>
        <translation>Jedes Wort wird in jeder Spalte gesucht.</translation>
    </message>
    <message>
        <source>C&amp;lear filter</source>
        <translation>Filter &amp;leeren</translation>
    </message>
    <message>
        <source>Give back all</source>
        <translation>Alles zurückgeben</translation>
    </message>
    <message>
        <source>Give back everything that this program has changed?</source>
        <translation>Alles zurückgeben, was dieses Programm geändert hat?</translation>
    </message>
    <message numerus="yes">
        <source>%n phone(s): do not disturb is switched off.</source>
        <translation>
            <numerusform>%Ln Telefon: Ruhe (DND) wird ausgeschaltet.</numerusform>
            <numerusform>%Ln Telefone: Ruhe (DND) wird ausgeschaltet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s): the presence in Teams is cleared.</source>
        <translation>
            <numerusform>%Ln Benutzer: Die Präsenz in Teams wird gelöscht.</numerusform>
            <numerusform>%Ln Benutzer: Die Präsenz in Teams wird gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>What users have set themselves stays.</source>
        <translation>Was Benutzer selbst eingestellt haben, bleibt.</translation>
    </message>
    <message>
        <source>&amp;Give back</source>
        <translation>&amp;Zurückgeben</translation>
    </message>
    <message>
        <source>About Qt</source>
        <translation>Über Qt</translation>
    </message>
    <message>
        <source>This program uses Qt, version %1.</source>
        <translation>Dieses Programm verwendet Qt, Version %1.</translation>
    </message>
    <message>
        <source>Qt is a toolkit for programs on many platforms, free under the GNU LGPL, version 3. More about it at www.qt.io.</source>
        <translation>Qt ist ein Werkzeugkasten für Programme auf vielen Plattformen, frei unter der GNU LGPL, Version 3. Mehr dazu unter www.qt.io.</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Verbindung</translation>
    </message>
    <message>
        <source>Free&amp;ze</source>
        <translation>&amp;Festhalten</translation>
    </message>
    <message>
        <source>Holds every row in its place while states change</source>
        <translation>Hält jede Zeile an ihrem Platz, während sich Status ändern</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>Writes the rows shown to a CSV or JSON file</source>
        <translation>Schreibt die gezeigten Zeilen in eine CSV- oder JSON-Datei</translation>
    </message>
    <message>
        <source>&amp;Why?</source>
        <translation>&amp;Warum?</translation>
    </message>
    <message>
        <source>Explains the selected user, step by step</source>
        <translation>Erklärt den ausgewählten Benutzer Schritt für Schritt</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>&amp;Bereiche</translation>
    </message>
    <message>
        <source>Table for a spreadsheet (*.csv)</source>
        <translation>Tabelle für eine Tabellenkalkulation (*.csv)</translation>
    </message>
    <message>
        <source>Data for another program (*.json)</source>
        <translation>Daten für ein anderes Programm (*.json)</translation>
    </message>
    <message>
        <source>Export the rows shown</source>
        <translation>Gezeigte Zeilen exportieren</translation>
    </message>
    <message>
        <source>presence-bridge-%1</source>
        <comment>file name: time</comment>
        <translation>presence-bridge-%1</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>Die Datei konnte nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>Fro&amp;zen: rows stay in place</source>
        <translation>&amp;Festgehalten: Zeilen bleiben am Platz</translation>
    </message>
    <message>
        <source>Copy c&amp;ell</source>
        <translation>&amp;Zelle kopieren</translation>
    </message>
    <message>
        <source>Copy c&amp;olumn “%1”</source>
        <translation>&amp;Spalte „%1“ kopieren</translation>
    </message>
    <message>
        <source>Show only “%1”</source>
        <translation>Nur „%1“ zeigen</translation>
    </message>
    <message>
        <source>The window closes when nothing of ours is left on phones and in Teams, at the latest after ten seconds. What is left then is given back at the next start.</source>
        <translation>Das Fenster schließt sich, sobald an Telefonen und in Teams nichts mehr von diesem Programm steht, spätestens nach zehn Sekunden. Was dann noch übrig ist, wird beim nächsten Start zurückgegeben.</translation>
    </message>
    <message>
        <source>Sort a&amp;gain</source>
        <translation>Neu &amp;sortieren</translation>
    </message>
    <message>
        <source>Carry o&amp;ut</source>
        <translation>Ausfüh&amp;ren</translation>
    </message>
    <message>
        <source>Sho&amp;w unmatched users</source>
        <translation>Ni&amp;cht zugeordnete Benutzer anzeigen</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Ends the demo and opens the set-up of the real connection</source>
        <translation>Beendet die Demo und öffnet die Einrichtung der echten Verbindung</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>Einrichten…</translation>
    </message>
    <message>
        <source>The users of Microsoft 365 cannot be listed.</source>
        <translation>Die Benutzer von Microsoft 365 lassen sich nicht auflisten.</translation>
    </message>
    <message>
        <source>The users of STARFACE cannot be listed.</source>
        <translation>Die Benutzer von STARFACE lassen sich nicht auflisten.</translation>
    </message>
    <message>
        <source>The synchronisation has stopped answering.</source>
        <translation>Die Synchronisation antwortet nicht mehr.</translation>
    </message>
    <message>
        <source>What is shown is what was last known. The synchronisation is started again by itself, and gives back first what it has left.</source>
        <translation>Gezeigt wird, was zuletzt bekannt war. Die Synchronisation wird von selbst neu gestartet und gibt zuerst zurück, was sie hinterlassen hat.</translation>
    </message>
    <message>
        <source>Start now</source>
        <translation>Jetzt starten</translation>
    </message>
    <message>
        <source>Looks for the synchronisation and starts it at once.</source>
        <translation>Sucht die Synchronisation und startet sie sofort.</translation>
    </message>
</context>
<context>
    <name>pb::ui::NeedBanners</name>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Puts this aside until the date is nearer.</source>
        <translation>Legt das beiseite, bis der Tag näher rückt.</translation>
    </message>
    <message>
        <source>Puts this aside until the program starts again.</source>
        <translation>Stellt dies zurück, bis das Programm neu startet.</translation>
    </message>
</context>
<context>
    <name>pb::ui::PeopleListModel</name>
    <message>
        <source>In no directory</source>
        <translation>In keinem Verzeichnis</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
</context>
<context>
    <name>pb::ui::PermissionView</name>
    <message>
        <source>Permission, kind</source>
        <translation>Berechtigung, Art</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Nötig</translation>
    </message>
    <message>
        <source>Granted</source>
        <translation>Erteilt</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Wofür</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Nachweis</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Berechtigungen</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Open in Entra</source>
        <translation>In Entra öffnen</translation>
    </message>
    <message>
        <source>Open in Entra: %1</source>
        <translation>In Entra öffnen: %1</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>%1 fehlt.</translation>
    </message>
    <message>
        <source>%1 is granted, but does not work.</source>
        <translation>%1 ist erteilt, funktioniert aber nicht.</translation>
    </message>
    <message>
        <source>Then choose “Grant admin consent” there, and check once more. A new permission can take some minutes to count.</source>
        <translation>Wählen Sie dann dort „Administratorzustimmung erteilen“, und prüfen Sie erneut. Bis eine neue Berechtigung gilt, können einige Minuten vergehen.</translation>
    </message>
    <message>
        <source>Granted and not needed: %1.</source>
        <translation>Erteilt und nicht nötig: %1.</translation>
    </message>
    <message>
        <source>It does no harm here, but less is safer. Remove it under %1.</source>
        <comment>path</comment>
        <translation>Hier schadet es nicht, doch weniger ist sicherer. Entfernen Sie es unter %1.</translation>
    </message>
    <message>
        <source>Add it under %1 › Add a permission › Microsoft Graph › Application permissions.</source>
        <translation>Fügen Sie sie hinzu unter %1 › Berechtigung hinzufügen › Microsoft Graph › Anwendungsberechtigungen.</translation>
    </message>
    <message>
        <source>Add it under %1 › Add a permission › Microsoft Graph › Delegated permissions.</source>
        <translation>Fügen Sie sie hinzu unter %1 › Berechtigung hinzufügen › Microsoft Graph › Delegierte Berechtigungen.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a proof: its verdict</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Not to run</source>
        <translation>Nicht zum Betrieb</translation>
    </message>
</context>
<context>
    <name>pb::ui::ProofView</name>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Check a&amp;gain</source>
        <translation>Erneut &amp;prüfen</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>Fortschritt der Prüfung</translation>
    </message>
    <message>
        <source>Checking every way that one user&apos;s day can go …</source>
        <translation>Geprüft wird jeder Weg, den der Tag eines Benutzers nehmen kann …</translation>
    </message>
    <message>
        <source>Nothing found so far.</source>
        <translation>Bisher nichts gefunden.</translation>
    </message>
    <message>
        <source>Nothing found so far in %1 states; now looking deeper.</source>
        <translation>Bisher nichts gefunden in %1 Zuständen; jetzt wird tiefer gesucht.</translation>
    </message>
    <message>
        <source>No loops, no stuck states</source>
        <translation>Keine Schleifen, keine hängenden Zustände</translation>
    </message>
    <message numerus="yes">
        <source>%1 states were walked, with delays, lost messages and crashes. Left alone, everything comes to rest within %n poll(s).</source>
        <translation>
            <numerusform>%1 Zustände wurden durchlaufen, mit Verzögerungen, verlorenen Nachrichten und Abstürzen. Sich selbst überlassen, kommt alles binnen %Ln Abfrage zur Ruhe.</numerusform>
            <numerusform>%1 Zustände wurden durchlaufen, mit Verzögerungen, verlorenen Nachrichten und Abstürzen. Sich selbst überlassen, kommt alles binnen %Ln Abfragen zur Ruhe.</numerusform>
        </translation>
    </message>
    <message>
        <source>The shortest way there:</source>
        <translation>Der kürzeste Weg dorthin:</translation>
    </message>
    <message>
        <source>The check was stopped</source>
        <translation>Die Prüfung wurde abgebrochen</translation>
    </message>
    <message>
        <source>Nothing was found in %1 states, but not everything was looked at.</source>
        <translation>In %1 Zuständen wurde nichts gefunden, aber nicht alles wurde angesehen.</translation>
    </message>
    <message>
        <source>Too much can happen to check it all</source>
        <translation>Es kann zu viel geschehen, um alles zu prüfen</translation>
    </message>
    <message>
        <source>Nothing was found in %1 states. Map fewer statuses to get a whole answer.</source>
        <translation>In %1 Zuständen wurde nichts gefunden. Bilden Sie weniger Status ab, um eine ganze Antwort zu erhalten.</translation>
    </message>
</context>
<context>
    <name>pb::ui::QuickFilters</name>
    <message>
        <source>Quick filters</source>
        <translation>Schnellfilter</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Von uns gesetzt</translation>
    </message>
    <message>
        <source>Overridden</source>
        <translation>Abgeschaltet</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Unmatched</source>
        <translation>Nicht zugeordnet</translation>
    </message>
    <message>
        <source>Teams:</source>
        <translation>Teams:</translation>
    </message>
    <message>
        <source>STARFACE:</source>
        <translation>STARFACE:</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>Weitere Filter</translation>
    </message>
    <message>
        <source>Teams: %1</source>
        <comment>status</comment>
        <translation>Teams: %1</translation>
    </message>
    <message>
        <source>STARFACE: %1</source>
        <comment>status</comment>
        <translation>STARFACE: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%Ln Benutzer</numerusform>
            <numerusform>%Ln Benutzer</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>mark: count</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>what: how many</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>Filter: %1</translation>
    </message>
</context>
<context>
    <name>pb::ui::ReadAccessPage</name>
    <message>
        <source>Sa&amp;me app registration as for write access</source>
        <translation>Dieselbe App-&amp;Registrierung wie für den Schreibzugriff</translation>
    </message>
    <message>
        <source>&amp;Application (client) ID</source>
        <translation>&amp;Anwendungs-ID (Client)</translation>
    </message>
    <message>
        <source>Client secret (optional, its &amp;value)</source>
        <translation>&amp;Geheimer Clientschlüssel (optional; der Wert)</translation>
    </message>
    <message>
        <source>Leave it empty where the callback URL is registered under “Mobile and desktop applications”. Needed only under “Web”.</source>
        <translation>Lassen Sie ihn leer, wenn die Callback-URL unter „Mobilgerät- und Desktopanwendungen“ registriert ist. Nötig ist er nur unter „Web“.</translation>
    </message>
    <message>
        <source>Callback &amp;URL</source>
        <translation>Callback-&amp;URL</translation>
    </message>
    <message>
        <source>Copy the callback URL</source>
        <translation>Callback-URL kopieren</translation>
    </message>
    <message>
        <source>Has to be registered exactly so in Entra, under Authentication › Mobile and desktop applications.</source>
        <translation>Muss genau so in Entra registriert sein, unter Authentifizierung › Mobilgerät- und Desktopanwendungen.</translation>
    </message>
    <message>
        <source>A&amp;dvanced: a callback URL of one&apos;s own</source>
        <translation>Erwei&amp;tert: eigene Callback-URL</translation>
    </message>
    <message>
        <source>Callback URL of one&apos;s o&amp;wn</source>
        <translation>&amp;Eigene Callback-URL</translation>
    </message>
    <message>
        <source>An address that forwards to this computer, such as https://bridge.example.com/callback. Empty: this computer itself.</source>
        <translation>Eine Adresse, die an diesen Computer weiterleitet, etwa https://bridge.example.com/callback. Leer: dieser Computer selbst.</translation>
    </message>
    <message>
        <source>Any free one</source>
        <translation>Beliebiger freier</translation>
    </message>
    <message>
        <source>Port on this com&amp;puter</source>
        <translation>&amp;Port auf diesem Computer</translation>
    </message>
    <message>
        <source>The one that the address above forwards to.</source>
        <translation>Der Port, an den die Adresse oben weiterleitet.</translation>
    </message>
    <message>
        <source>&amp;Start OAuth flow for read access</source>
        <translation>&amp;Starte OAuth-Flow für Lese-Zugriff</translation>
    </message>
    <message>
        <source>Read access works: the users can be listed.</source>
        <translation>Der Lesezugriff funktioniert: Die Benutzer lassen sich auflisten.</translation>
    </message>
    <message>
        <source>Enter the directory (tenant) ID on the page Write access first.</source>
        <translation>Geben Sie zuerst auf der Seite „Schreibzugriff“ die Verzeichnis-ID (Mandant) ein.</translation>
    </message>
    <message>
        <source>Enter the application (client) ID first.</source>
        <translation>Geben Sie zuerst die Anwendungs-ID (Client) ein.</translation>
    </message>
    <message>
        <source>Correct the callback URL first.</source>
        <translation>Berichtigen Sie zuerst die Callback-URL.</translation>
    </message>
    <message>
        <source>To go on, grant what is missing and start the OAuth flow once more.</source>
        <translation>Um weiterzugehen, erteilen Sie, was fehlt, und starten Sie den OAuth-Flow noch einmal.</translation>
    </message>
    <message>
        <source>To go on, start the OAuth flow for read access.</source>
        <translation>Um weiterzugehen, starten Sie den OAuth-Flow für Lese-Zugriff.</translation>
    </message>
</context>
<context>
    <name>pb::ui::RegistrationPage</name>
    <message>
        <source>Not a Global Administrator yourself, or no wish to click?</source>
        <translation>Sie sind nicht selbst globaler Administrator oder möchten nicht klicken?</translation>
    </message>
    <message>
        <source>Hand over the request: it names everything that is needed, and why. Or let a script do the steps below.</source>
        <translation>Geben Sie die Anfrage weiter: Sie nennt alles, was gebraucht wird, und warum. Oder lassen Sie ein Skript die Schritte unten ausführen.</translation>
    </message>
    <message>
        <source>&amp;Request for the Global Admin…</source>
        <translation>Anfra&amp;ge an den globalen Administrator…</translation>
    </message>
    <message>
        <source>&amp;Azure CLI script…</source>
        <translation>&amp;Azure-CLI-Skript…</translation>
    </message>
    <message>
        <source>&amp;PowerShell script…</source>
        <translation>&amp;PowerShell-Skript…</translation>
    </message>
    <message>
        <source>App &amp;manifest…</source>
        <translation>App-&amp;Manifest…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open in Entra: %1</source>
        <translation>In Entra öffnen: %1</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
    <message>
        <source>Register the application</source>
        <translation>Anwendung registrieren</translation>
    </message>
    <message>
        <source>Choose “Accounts in this organizational directory only”. As redirect URI, choose the platform “Public client/native (mobile &amp; desktop)”.</source>
        <translation>Wählen Sie „Nur Konten in diesem Organisationsverzeichnis“. Wählen Sie für den Umleitungs-URI die Plattform „Öffentlicher Client/nativ (mobil und Desktop)“.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Redirect URI</source>
        <translation>Umleitungs-URI</translation>
    </message>
    <message>
        <source>Add the permissions</source>
        <translation>Berechtigungen hinzufügen</translation>
    </message>
    <message>
        <source>Add a permission › Microsoft Graph. Then choose “Grant admin consent”, or do that on the next page.</source>
        <translation>Berechtigung hinzufügen › Microsoft Graph. Wählen Sie dann „Administratorzustimmung erteilen“, oder tun Sie das auf der nächsten Seite.</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>Delegated</source>
        <translation>Delegiert</translation>
    </message>
    <message>
        <source>Create a client secret</source>
        <translation>Geheimen Clientschlüssel erstellen</translation>
    </message>
    <message>
        <source>New client secret. Copy its Value at once: Entra shows it only this one time. Not its Secret ID. Note the date it expires on.</source>
        <translation>„Neuer geheimer Clientschlüssel“. Kopieren Sie sofort den Wert: Entra zeigt ihn nur dieses eine Mal. Nicht die Geheimnis-ID. Notieren Sie das Ablaufdatum.</translation>
    </message>
    <message>
        <source>Note two ids</source>
        <translation>Zwei IDs notieren</translation>
    </message>
    <message>
        <source>The application (client) ID and the directory (tenant) ID. They and the secret belong on the next page.</source>
        <translation>Die Anwendungs-ID (Client) und die Verzeichnis-ID (Mandant). Sie und das Geheimnis gehören auf die nächste Seite.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Gespeichert: %1</translation>
    </message>
    <message>
        <source>Upload it in Entra on the page Manifest of the application.</source>
        <translation>Laden Sie es in Entra auf der Seite „Manifest“ der Anwendung hoch.</translation>
    </message>
    <message>
        <source>Read it before you run it. It prints the values for the next page.</source>
        <translation>Lesen Sie es, bevor Sie es ausführen. Es gibt die Werte für die nächste Seite aus.</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>Die Datei konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Application, not needed to run</source>
        <translation>Anwendung, zum Betrieb nicht nötig</translation>
    </message>
</context>
<context>
    <name>pb::ui::RowActions</name>
    <message>
        <source>Explains the user, step by step</source>
        <translation>Erklärt den Benutzer Schritt für Schritt</translation>
    </message>
    <message>
        <source>&amp;History of the user</source>
        <translation>&amp;Verlauf des Benutzers</translation>
    </message>
    <message>
        <source>Shows what happened to the user in the last days</source>
        <translation>Zeigt, was mit dem Benutzer in den letzten Tagen geschehen ist</translation>
    </message>
    <message>
        <source>Give &amp;back</source>
        <translation>Änderungen zurück&amp;geben</translation>
    </message>
    <message>
        <source>Takes back what stands because of this program, and leaves them alone until the reason has ended</source>
        <translation>Nimmt zurück, was wegen dieses Programms besteht, und lässt sie in Ruhe, bis der Grund vorbei ist</translation>
    </message>
    <message>
        <source>E&amp;xclude</source>
        <translation>&amp;Ausnehmen</translation>
    </message>
    <message>
        <source>Leaves them alone from now on, in the profile, too</source>
        <translation>Lässt sie von jetzt an in Ruhe, auch im Profil</translation>
    </message>
    <message>
        <source>&amp;Include again</source>
        <translation>Wieder auf&amp;nehmen</translation>
    </message>
    <message>
        <source>Synchronises them again</source>
        <translation>Synchronisiert sie wieder</translation>
    </message>
    <message>
        <source>Ex&amp;plain</source>
        <translation>&amp;Erklären</translation>
    </message>
</context>
<context>
    <name>pb::ui::RuleGrid</name>
    <message>
        <source>From Teams to STARFACE</source>
        <translation>Von Teams nach STARFACE</translation>
    </message>
    <message>
        <source>From STARFACE to Teams</source>
        <translation>Von STARFACE nach Teams</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>direction: status</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Rules of “%1”, both directions</source>
        <translation>Regeln von „%1“, beide Richtungen</translation>
    </message>
</context>
<context>
    <name>pb::ui::RulePicture</name>
    <message>
        <source>Rules of both directions</source>
        <translation>Regeln beider Richtungen</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>a rule&apos;s effect</comment>
        <translation>nichts</translation>
    </message>
    <message>
        <source>From Teams to STARFACE</source>
        <translation>Von Teams nach STARFACE</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>status, its effect</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>From STARFACE to Teams</source>
        <translation>Von STARFACE nach Teams</translation>
    </message>
</context>
<context>
    <name>pb::ui::RuleSetList</name>
    <message>
        <source>&amp;Rule sets</source>
        <translation>&amp;Regelsätze</translation>
    </message>
    <message>
        <source>Rule sets</source>
        <translation>Regelsätze</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>Um&amp;benennen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Makes a copy that can be edited</source>
        <translation>Legt eine Kopie an, die sich bearbeiten lässt</translation>
    </message>
    <message>
        <source>Reads a rule set from a JSON file</source>
        <translation>Liest einen Regelsatz aus einer JSON-Datei</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>mitgeliefert</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>eigener</translation>
    </message>
    <message>
        <source>%1: live, %2</source>
        <comment>rule set: what it is</comment>
        <translation>%1: live, %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>rule set: what it is</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Built-in rule sets stay as they are: make a copy.</source>
        <translation>Mitgelieferte Regelsätze bleiben, wie sie sind: Legen Sie eine Kopie an.</translation>
    </message>
    <message>
        <source>The live rules cannot be deleted.</source>
        <translation>Die geltenden Regeln lassen sich nicht löschen.</translation>
    </message>
    <message>
        <source>Every Presence Bridge has the built-in rule sets.</source>
        <translation>Jede Presence Bridge hat die mitgelieferten Regelsätze.</translation>
    </message>
    <message>
        <source>Writes the rule set to a JSON file</source>
        <translation>Schreibt den Regelsatz in eine JSON-Datei</translation>
    </message>
    <message>
        <source>Copy of %1</source>
        <translation>Kopie von %1</translation>
    </message>
    <message>
        <source>The copy cannot be kept.</source>
        <translation>Die Kopie kann nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>The name cannot be kept.</source>
        <translation>Der Name kann nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>Delete the rule set</source>
        <translation>Regelsatz löschen</translation>
    </message>
    <message>
        <source>Delete the rule set “%1”? This cannot be undone.</source>
        <translation>Regelsatz „%1“ löschen? Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>The rule set cannot be deleted.</source>
        <translation>Der Regelsatz kann nicht gelöscht werden.</translation>
    </message>
    <message>
        <source>The file cannot be imported.</source>
        <translation>Die Datei kann nicht importiert werden.</translation>
    </message>
    <message>
        <source>The rule set cannot be exported.</source>
        <translation>Der Regelsatz kann nicht exportiert werden.</translation>
    </message>
    <message>
        <source>Import a rule set</source>
        <translation>Regelsatz importieren</translation>
    </message>
    <message>
        <source>Rule sets (*.json)</source>
        <translation>Regelsätze (*.json)</translation>
    </message>
    <message>
        <source>Export the rule set</source>
        <translation>Regelsatz exportieren</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
</context>
<context>
    <name>pb::ui::RulesDialog</name>
    <message>
        <source>&amp;Make live</source>
        <translation>Li&amp;ve schalten</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>The change cannot be kept on disk.</source>
        <translation>Die Änderung kann nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>&amp;Available in Teams after a phone call</source>
        <translation>„Verfü&amp;gbar“ in Teams nach einem Telefongespräch</translation>
    </message>
    <message>
        <source>After a call that was shown, Teams shows Available for five minutes. Off: the call is only taken back.</source>
        <translation>Nach einem angezeigten Gespräch zeigt Teams fünf Minuten lang „Verfügbar“. Aus: Das Gespräch wird nur zurückgenommen.</translation>
    </message>
    <message>
        <source>Becoming Available clears an&amp;y do not disturb</source>
        <translation>„Verfügbar“ hebt &amp;jede Ruhe (DND) auf</translation>
    </message>
    <message>
        <source>Switches off even a do not disturb that the user has set on the phone. Off: only what Presence Bridge has switched on.</source>
        <translation>Schaltet auch Ruhe (DND) aus, die der Benutzer am Telefon selbst gesetzt hat. Aus: nur, was Presence Bridge eingeschaltet hat.</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message numerus="yes">
        <source>%n rule set(s) cannot be read and were left alone:</source>
        <translation>
            <numerusform>%Ln Regelsatz ist nicht lesbar und blieb unberührt:</numerusform>
            <numerusform>%Ln Regelsätze sind nicht lesbar und blieben unberührt:</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>files in folder</comment>
        <translation>%1 in %2</translation>
    </message>
</context>
<context>
    <name>pb::ui::RulesPage</name>
    <message>
        <source>Rules of one&apos;s own (&amp;as in the profile)</source>
        <translation>&amp;Eigene Regeln (wie im Profil)</translation>
    </message>
</context>
<context>
    <name>pb::ui::SearchBox</name>
    <message>
        <source>Filter: a name, teams:busy, is:claimed…</source>
        <translation>Filter: ein Name, teams:beschäftigt, ist:gesetzt…</translation>
    </message>
    <message>
        <source>Shows the users that have every word in one of their columns. teams:, pbx:, is:, why:, name: and mail: look in one place, commas mean “or”, a minus in front means “without”. Esc clears.</source>
        <translation>Zeigt die Benutzer, die jedes Wort in einer ihrer Spalten haben. teams:, starface:, ist:, warum:, name: und mail: suchen an einer Stelle, Kommas heißen „oder“, ein Minus davor heißt „ohne“. Esc leert das Feld.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a word of the filter: what it means</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>pb::ui::SecretField</name>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Show what is typed: %1</source>
        <translation>Eingabe anzeigen: %1</translation>
    </message>
    <message>
        <source>Shows what is typed. What is stored is never shown.</source>
        <translation>Zeigt, was eingegeben wird. Gespeichertes wird nie gezeigt.</translation>
    </message>
    <message>
        <source>Remove: %1</source>
        <translation>Entfernen: %1</translation>
    </message>
    <message>
        <source>Keep for this run only</source>
        <translation>Nur bis zum Programmende behalten</translation>
    </message>
    <message>
        <source>Without the keychain, it is forgotten when the program ends. It is never written to a file.</source>
        <translation>Ohne den Schlüsselbund wird es vergessen, sobald das Programm endet. Es wird nie in eine Datei geschrieben.</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>The secret could not be stored in the keychain.</source>
        <translation>Das Geheimnis konnte nicht im Schlüsselbund gespeichert werden.</translation>
    </message>
    <message>
        <source>Type or paste to replace it</source>
        <translation>Zum Ersetzen eingeben oder einfügen</translation>
    </message>
    <message>
        <source>Kept for this run only: it has to be entered again after the program ended.</source>
        <translation>Nur bis zum Programmende behalten: Danach ist es neu einzugeben.</translation>
    </message>
    <message>
        <source>Stored in the keychain of this computer.</source>
        <translation>Im Schlüsselbund dieses Computers gespeichert.</translation>
    </message>
</context>
<context>
    <name>pb::ui::SetupPage</name>
    <message>
        <source>Copy the link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>No browser could be opened on this computer.</source>
        <translation>Auf diesem Computer konnte kein Browser geöffnet werden.</translation>
    </message>
    <message>
        <source>Copy the link and open it where you have a browser.</source>
        <translation>Kopieren Sie den Link und öffnen Sie ihn dort, wo Sie einen Browser haben.</translation>
    </message>
</context>
<context>
    <name>pb::ui::SetupWizard</name>
    <message>
        <source>Set up Presence Bridge</source>
        <translation>Presence Bridge einrichten</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Fertigstellen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Everything that you entered is kept.</source>
        <translation>Alles, was Sie eingegeben haben, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Close the set-up</source>
        <translation>Einrichtung schließen</translation>
    </message>
    <message>
        <source>Close the set-up for now?</source>
        <translation>Einrichtung vorerst schließen?</translation>
    </message>
    <message>
        <source>Everything that you entered is kept, except the secrets: without the keychain, they are forgotten when the program ends.</source>
        <translation>Alles, was Sie eingegeben haben, bleibt erhalten, nur die Geheimnisse nicht: Ohne den Schlüsselbund werden sie vergessen, sobald das Programm endet.</translation>
    </message>
    <message>
        <source>Everything that you entered is kept, the secrets in the keychain. You can go on at this step later.</source>
        <translation>Alles, was Sie eingegeben haben, bleibt erhalten, die Geheimnisse im Schlüsselbund. Sie können später bei diesem Schritt weitermachen.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Weitermachen</translation>
    </message>
</context>
<context>
    <name>pb::ui::Sparkline</name>
    <message>
        <source>How long the last readings took</source>
        <translation>Wie lange die letzten Lesevorgänge dauerten</translation>
    </message>
    <message>
        <source>Nothing has been read yet.</source>
        <translation>Es wurde noch nichts gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>The last %n reading(s)</source>
        <translation>
            <numerusform>Der letzte Lesevorgang</numerusform>
            <numerusform>Die letzten %Ln Lesevorgänge</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: all failed.</source>
        <comment>the last readings</comment>
        <translation>%1: alle fehlgeschlagen.</translation>
    </message>
    <message>
        <source>%1: half within %2, the slowest %3.</source>
        <comment>the last readings</comment>
        <translation>%1: die Hälfte binnen %2, der langsamste %3.</translation>
    </message>
    <message numerus="yes">
        <source>%n failed.</source>
        <translation>
            <numerusform>%Ln fehlgeschlagen.</numerusform>
            <numerusform>%Ln fehlgeschlagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>time of a reading: how long it took</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: failed</source>
        <comment>time of a reading</comment>
        <translation>%1: fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>pb::ui::StarfacePage</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>names</comment>
        <translation>
            <numerusform>%1 und %Ln weiterer</numerusform>
            <numerusform>%1 und %Ln weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <comment>count</comment>
        <translation>
            <numerusform>%Ln Benutzer</numerusform>
            <numerusform>%Ln Benutzer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s)</source>
        <comment>count</comment>
        <translation>
            <numerusform>%Ln Taste</numerusform>
            <numerusform>%Ln Tasten</numerusform>
        </translation>
    </message>
    <message>
        <source>Only one program may synchronise the presence of a STARFACE.</source>
        <translation>Nur ein Programm darf die Präsenz einer STARFACE abgleichen.</translation>
    </message>
    <message>
        <source>Switch the presence synchronisation of STARFACE itself off before you go live, or both write over each other.</source>
        <translation>Schalten Sie den Präsenzabgleich der STARFACE selbst („Microsoft Presence“) aus, bevor Sie live gehen; sonst überschreiben beide einander.</translation>
    </message>
    <message>
        <source>Add&amp;ress</source>
        <translation>A&amp;dresse</translation>
    </message>
    <message>
        <source>As in the browser: https://pbx.example.com</source>
        <translation>Wie im Browser: https://pbx.example.com</translation>
    </message>
    <message>
        <source>Read the cert&amp;ificate</source>
        <translation>Zert&amp;ifikat lesen</translation>
    </message>
    <message>
        <source>&amp;Account</source>
        <translation>&amp;Konto</translation>
    </message>
    <message>
        <source>The login number or name of an administrator on STARFACE.</source>
        <translation>Anmeldenummer oder Benutzername eines Administrators der STARFACE.</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>K&amp;ennwort</translation>
    </message>
    <message>
        <source>&amp;Check what the account may do</source>
        <translation>&amp;Prüfen, was das Konto darf</translation>
    </message>
    <message>
        <source>STARFACE can do everything that is needed.</source>
        <translation>STARFACE kann alles, was gebraucht wird.</translation>
    </message>
    <message>
        <source>Capability</source>
        <translation>Fähigkeit</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>What the STARFACE account can do</source>
        <translation>Was das STARFACE-Konto kann</translation>
    </message>
    <message>
        <source>Enter the address first.</source>
        <translation>Geben Sie zuerst die Adresse ein.</translation>
    </message>
    <message>
        <source>Enter the account first.</source>
        <translation>Geben Sie zuerst das Konto ein.</translation>
    </message>
    <message>
        <source>Enter the password first.</source>
        <translation>Geben Sie zuerst das Kennwort ein.</translation>
    </message>
    <message>
        <source>Compare the fingerprint and trust the certificate first.</source>
        <translation>Vergleichen Sie zuerst den Fingerabdruck, und vertrauen Sie dem Zertifikat.</translation>
    </message>
    <message>
        <source>Read the certificate first.</source>
        <translation>Lesen Sie zuerst das Zertifikat.</translation>
    </message>
    <message>
        <source>To go on, mend what does not work and check once more.</source>
        <translation>Um weiterzugehen, beheben Sie, was nicht funktioniert, und prüfen Sie erneut.</translation>
    </message>
    <message>
        <source>To go on, check what the account may do.</source>
        <translation>Um weiterzugehen, prüfen Sie, was das Konto darf.</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) without one: %1.</source>
        <comment>busy-lamp keys</comment>
        <translation>
            <numerusform>%Ln Benutzer ohne BLF-Taste: %1.</numerusform>
            <numerusform>%Ln Benutzer ohne BLF-Taste: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Comes on the page Users, with a test user.</source>
        <translation>Kommt auf der Seite „Benutzer“, mit einem Testbenutzer.</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>STARFACE can do everything that is needed, but not for everybody.</source>
        <translation>STARFACE kann alles Nötige, aber nicht für jeden.</translation>
    </message>
    <message>
        <source>Without a busy-lamp key, the calls of a user are not seen.</source>
        <translation>Ohne BLF-Taste sind die Gespräche eines Benutzers nicht zu sehen.</translation>
    </message>
    <message>
        <source>Signing in works, but not everything that is needed.</source>
        <translation>Die Anmeldung funktioniert, aber nicht alles Nötige.</translation>
    </message>
    <message>
        <source>What could be tried so far works.</source>
        <translation>Was bisher versucht werden konnte, funktioniert.</translation>
    </message>
    <message>
        <source>Setting do not disturb of others has not been tried yet: that comes on the page Users, with a test user.</source>
        <translation>Ruhe (DND) anderer zu setzen wurde noch nicht versucht: Das kommt auf der Seite „Benutzer“, mit einem Testbenutzer.</translation>
    </message>
    <message>
        <source>Client &amp;secret (STARFACE 10 with OAuth only)</source>
        <translation>Client &amp;Secret (nur STARFACE 10 mit OAuth)</translation>
    </message>
    <message>
        <source>Of “rest-client-headless”, from STARFACE: Admin, Server, Status, REST-API. Needed where users come from an identity provider such as Entra.</source>
        <translation>Von „rest-client-headless“, aus STARFACE: Admin, Server, Status, REST-API. Nötig, wenn die Benutzer von einem Identity Provider wie Entra kommen.</translation>
    </message>
</context>
<context>
    <name>pb::ui::StartPage</name>
    <message>
        <source>Just looking? The simulator plays Microsoft 365 and a STARFACE on this computer, and the set-up runs against it. Nothing is sent anywhere.</source>
        <translation>Sie möchten sich nur umsehen? Der Simulator stellt auf diesem Computer Microsoft 365 und eine STARFACE nach, und die Einrichtung läuft gegen ihn. Es wird nichts nach außen gesendet.</translation>
    </message>
    <message>
        <source>&amp;Try it with the simulator</source>
        <translation>Mit dem &amp;Simulator ausprobieren</translation>
    </message>
    <message>
        <source>Microsoft 365</source>
        <translation>Microsoft 365</translation>
    </message>
    <message>
        <source>&amp;Cloud</source>
        <translation>&amp;Cloud</translation>
    </message>
    <message>
        <source>China (21Vianet)</source>
        <comment>cloud</comment>
        <translation>China (21Vianet)</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Pro&amp;xy</source>
        <translation>Pro&amp;xy</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Host</translation>
    </message>
    <message>
        <source>&amp;User name, if it asks for one</source>
        <translation>Ben&amp;utzername, falls verlangt</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>&amp;Kennwort</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>Only where a company proxy or STARFACE shows certificates of an authority of one&apos;s own.</source>
        <translation>Nur wenn ein Firmenproxy oder STARFACE Zertifikate einer eigenen Zertifizierungsstelle zeigt.</translation>
    </message>
    <message>
        <source>Choos&amp;e…</source>
        <translation>&amp;Auswählen…</translation>
    </message>
    <message>
        <source>Choose the file with additional authorities</source>
        <translation>Datei mit zusätzlichen Zertifizierungsstellen auswählen</translation>
    </message>
    <message>
        <source>Additional certificate authorities</source>
        <translation>Zusätzliche Zertifizierungsstellen</translation>
    </message>
    <message>
        <source>Signs in at %1 and asks %2.</source>
        <translation>Meldet sich bei %1 an und fragt %2 ab.</translation>
    </message>
    <message>
        <source>The cloud for China (21Vianet) cannot be used.</source>
        <translation>Die Cloud für China (21Vianet) ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>Microsoft offers no presence interface there, so there would be nothing to synchronise.</source>
        <translation>Microsoft bietet dort keine Schnittstelle für Präsenz an; es gäbe also nichts abzugleichen.</translation>
    </message>
    <message>
        <source>Choose the cloud that your tenant is in.</source>
        <translation>Wählen Sie die Cloud, in der Ihr Mandant ist.</translation>
    </message>
    <message>
        <source>To go on, choose another cloud.</source>
        <translation>Um weiterzugehen, wählen Sie eine andere Cloud.</translation>
    </message>
    <message>
        <source>To go on, enter the host of the proxy.</source>
        <translation>Um weiterzugehen, geben Sie den Host des Proxys ein.</translation>
    </message>
    <message>
        <source>To go on, enter the port of the proxy.</source>
        <translation>Um weiterzugehen, geben Sie den Port des Proxys ein.</translation>
    </message>
    <message>
        <source>&amp;Reached without the proxy</source>
        <translation>Ohne Proxy e&amp;rreicht</translation>
    </message>
    <message>
        <source>Names with those below them, addresses, networks such as 10.0.0.0/8, &lt;local&gt; for names without a dot, &lt;private&gt; for addresses of company networks.</source>
        <translation>Namen mit denen darunter, Adressen, Netze wie 10.0.0.0/8, &lt;local&gt; für Namen ohne Punkt, &lt;private&gt; für Adressen von Firmennetzen.</translation>
    </message>
    <message>
        <source>&amp;Additional certificate authorities (a file or folder)</source>
        <translation>Zusätzliche Zertifizierungsstellen (&amp;Datei oder Ordner)</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.der *.p7b *.p7c);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt *.cer *.der *.p7b *.p7c);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Not a name, address or network: %1</source>
        <translation>Weder Name noch Adresse noch Netz: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s) will be trusted.</source>
        <translation>
            <numerusform>%Ln Zertifikat wird vertraut werden.</numerusform>
            <numerusform>%Ln Zertifikaten wird vertraut werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not usable: %1.</source>
        <translation>Nicht brauchbar: %1.</translation>
    </message>
    <message>
        <source>To go on, correct what is reached without the proxy.</source>
        <translation>Berichtigen Sie, um fortzufahren, was ohne Proxy erreicht wird.</translation>
    </message>
    <message>
        <source>To go on, choose a file or folder with certificates, or leave the field empty.</source>
        <translation>Wählen Sie, um fortzufahren, eine Datei oder einen Ordner mit Zertifikaten, oder lassen Sie das Feld leer.</translation>
    </message>
</context>
<context>
    <name>pb::ui::StepList</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Schritt %1 von %2: %3</translation>
    </message>
    <message>
        <source>This is the present step.</source>
        <translation>Das ist der aktuelle Schritt.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Erledigt.</translation>
    </message>
    <message>
        <source>Not done yet.</source>
        <translation>Noch nicht erledigt.</translation>
    </message>
    <message>
        <source>Comes later.</source>
        <translation>Kommt später.</translation>
    </message>
</context>
<context>
    <name>pb::ui::SummaryPage</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>How to begin</source>
        <translation>Modus zu Beginn</translation>
    </message>
    <message>
        <source>Obser&amp;ve only: decide everything, change nothing</source>
        <translation>Nur be&amp;obachten: alles entscheiden, nichts ändern</translation>
    </message>
    <message>
        <source>&amp;Live: change phones and Teams from now on</source>
        <translation>&amp;Live: Telefone und Teams ab jetzt ändern</translation>
    </message>
    <message>
        <source>Recommended for the first day. You see what would happen, and go live with one click.</source>
        <translation>Für den ersten Tag empfohlen. Sie sehen, was geschehen würde, und gehen mit einem Klick live.</translation>
    </message>
    <message>
        <source>Before that, switch off any other presence synchronisation of this STARFACE.</source>
        <translation>Schalten Sie vorher jeden anderen Präsenzabgleich dieser STARFACE aus.</translation>
    </message>
    <message>
        <source>To finish, complete the page %1.</source>
        <translation>Um fertigzustellen, vervollständigen Sie die Seite „%1“.</translation>
    </message>
    <message>
        <source>C&amp;heck everything</source>
        <translation>&amp;Alles prüfen</translation>
    </message>
    <message>
        <source>Copy the result of the checks</source>
        <translation>Ergebnis der Prüfungen kopieren</translation>
    </message>
    <message>
        <source>Copy the result</source>
        <translation>Ergebnis kopieren</translation>
    </message>
    <message>
        <source>Rules: %1.</source>
        <translation>Regeln: %1.</translation>
    </message>
    <message>
        <source>The secrets are kept for this run only: they have to be entered again after the program ended.</source>
        <translation>Die Geheimnisse werden nur für diesen Lauf behalten: Nach dem Ende des Programms müssen sie erneut eingegeben werden.</translation>
    </message>
    <message>
        <source>The secrets are in the keychain of this computer.</source>
        <translation>Die Geheimnisse liegen im Schlüsselbund dieses Rechners.</translation>
    </message>
    <message>
        <source>To begin live, mend what does not work on the page %1, or choose to observe only.</source>
        <translation>Um live zu beginnen, beheben Sie, was auf der Seite „%1“ nicht funktioniert, oder wählen Sie „Nur beobachten“.</translation>
    </message>
    <message>
        <source>Try &amp;writing</source>
        <translation>S&amp;chreiben versuchen</translation>
    </message>
    <message>
        <source>Both sides can be written.</source>
        <translation>Auf beiden Seiten kann geschrieben werden.</translation>
    </message>
    <message>
        <source>To try writing, choose a test user on the page %1.</source>
        <translation>Um das Schreiben zu versuchen, auf der Seite %1 einen Testbenutzer wählen.</translation>
    </message>
    <message>
        <source>Writing can be tried once the users are known.</source>
        <translation>Das Schreiben kann versucht werden, sobald die Benutzer bekannt sind.</translation>
    </message>
    <message>
        <source>Sets and clears the presence of %1, and switches their do not disturb and puts it back.</source>
        <translation>Setzt die Präsenz von %1 und löscht sie wieder, schaltet „Bitte nicht stören“ um und wieder zurück.</translation>
    </message>
</context>
<context>
    <name>pb::ui::SupportDialog</name>
    <message>
        <source>Support bundle</source>
        <translation>Supportpaket</translation>
    </message>
    <message>
        <source>Exactly this will be saved, and nothing is sent.</source>
        <translation>Genau das wird gespeichert, und nichts wird gesendet.</translation>
    </message>
    <message>
        <source>Users, addresses, hosts and ids are replaced; passwords, secrets and tokens are not in it. Look through it before you pass it on.</source>
        <translation>Benutzer, Adressen, Hosts und IDs sind ersetzt; Kennwörter, Geheimnisse und Token sind nicht enthalten. Sehen Sie es durch, bevor Sie es weitergeben.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Content of the file</source>
        <translation>Inhalt der Datei</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a file and its size</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>Die Datei konnte nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>Save support bundle</source>
        <translation>Supportpaket speichern</translation>
    </message>
    <message>
        <source>ZIP archives (*.zip)</source>
        <translation>ZIP-Archive (*.zip)</translation>
    </message>
</context>
<context>
    <name>pb::ui::TaskPanel</name>
    <message>
        <source>&amp;Keep the secrets for this run only</source>
        <translation>Geheimnisse nur &amp;bis zum Programmende behalten</translation>
    </message>
    <message>
        <source>Without the keychain, they are forgotten when the program ends. They are never written to a file.</source>
        <translation>Ohne den Schlüsselbund werden sie vergessen, sobald das Programm endet. Sie werden nie in eine Datei geschrieben.</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Esc does the same.</source>
        <translation>Esc bewirkt dasselbe.</translation>
    </message>
    <message>
        <source>&amp;Open the browser again</source>
        <translation>Browser erneut öff&amp;nen</translation>
    </message>
    <message>
        <source>Copy the link for the browser</source>
        <translation>Link für den Browser kopieren</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Signing in works, but not everything is granted yet.</source>
        <translation>Die Anmeldung funktioniert, aber es ist noch nicht alles erteilt.</translation>
    </message>
    <message>
        <source>Cancelled. What you entered is still there.</source>
        <translation>Abgebrochen. Ihre Eingaben sind noch da.</translation>
    </message>
    <message>
        <source>What was changed on the test user is being put back.</source>
        <translation>Was am Testbenutzer geändert wurde, wird zurückgesetzt.</translation>
    </message>
    <message>
        <source>Ends by itself in %1.</source>
        <translation>Endet von selbst in %1.</translation>
    </message>
    <message>
        <source>No browser could be opened on this computer.</source>
        <translation>Auf diesem Computer konnte kein Browser geöffnet werden.</translation>
    </message>
    <message>
        <source>The sign-in has to happen here, because its answer comes to this computer.</source>
        <translation>Die Anmeldung muss hier geschehen, weil ihre Antwort an diesen Computer geht.</translation>
    </message>
    <message>
        <source>Copy the link and open it yourself in a browser on this computer.</source>
        <translation>Kopieren Sie den Link und öffnen Sie ihn selbst in einem Browser auf diesem Computer.</translation>
    </message>
    <message>
        <source>A browser came back and was refused; it is still waited for.</source>
        <translation>Ein Browser kam zurück und wurde abgewiesen; es wird weiter gewartet.</translation>
    </message>
</context>
<context>
    <name>pb::ui::TimelineLegend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Write failed</source>
        <translation>Schreiben fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>pb::ui::TimelinePanel</name>
    <message>
        <source>Timeline as text</source>
        <translation>Zeitleiste als Text</translation>
    </message>
    <message>
        <source>As &amp;text</source>
        <translation>Als L&amp;iste</translation>
    </message>
    <message>
        <source>The same as a list, with exact times and raw values.</source>
        <translation>Dasselbe als Liste, mit genauen Zeiten und Rohwerten.</translation>
    </message>
    <message>
        <source>No user is selected.</source>
        <translation>Kein Benutzer ist ausgewählt.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Timeline of %1</source>
        <translation>Zeitleiste von %1</translation>
    </message>
    <message>
        <source>The history is switched off in the profile.</source>
        <translation>Der Verlauf ist im Profil ausgeschaltet.</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Delete history…</source>
        <translation>Verlauf löschen…</translation>
    </message>
</context>
<context>
    <name>pb::ui::TimelineView</name>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>STARFACE</source>
        <translation>STARFACE</translation>
    </message>
    <message>
        <source>We wrote</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
</context>
<context>
    <name>pb::ui::TrayIcon</name>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Öffnen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>A&amp;nhalten</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Presence Bridge: %1</source>
        <comment>how it is</comment>
        <translation>Presence Bridge: %1</translation>
    </message>
    <message>
        <source>ending…</source>
        <translation>wird beendet…</translation>
    </message>
    <message>
        <source>Resu&amp;me</source>
        <translation>Fo&amp;rtsetzen</translation>
    </message>
    <message>
        <source>Presence Bridge goes on</source>
        <translation>Presence Bridge läuft weiter</translation>
    </message>
    <message>
        <source>Its icon here opens the window again. To end it, choose Quit; everything is given back then.</source>
        <translation>Das Symbol hier öffnet das Fenster wieder. Zum Beenden wählen Sie „Beenden“; dann wird alles zurückgegeben.</translation>
    </message>
    <message>
        <source>O&amp;bserve only</source>
        <translation>Nur be&amp;obachten</translation>
    </message>
</context>
<context>
    <name>pb::ui::UsersModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Found in</source>
        <translation>Gefunden in</translation>
    </message>
    <message>
        <source>Synchronised, or why not</source>
        <translation>Abgeglichen, oder warum nicht</translation>
    </message>
</context>
<context>
    <name>pb::ui::UsersPage</name>
    <message>
        <source>Read the users a&amp;gain</source>
        <translation>Benutzer neu &amp;lesen</translation>
    </message>
    <message>
        <source>Name, address or reason</source>
        <translation>Name, Adresse oder Grund</translation>
    </message>
    <message>
        <source>Search the users</source>
        <translation>Benutzer suchen</translation>
    </message>
    <message>
        <source>&amp;Search:</source>
        <translation>&amp;Suchen:</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Matched</source>
        <translation>Zugeordnete</translation>
    </message>
    <message>
        <source>Not matched</source>
        <translation>Nicht zugeordnete</translation>
    </message>
    <message>
        <source>Which users are shown</source>
        <translation>Welche Benutzer gezeigt werden</translation>
    </message>
    <message>
        <source>S&amp;how:</source>
        <translation>&amp;Anzeigen:</translation>
    </message>
    <message>
        <source>Save as CS&amp;V…</source>
        <translation>Als CS&amp;V speichern…</translation>
    </message>
    <message>
        <source>Users of both systems</source>
        <translation>Benutzer beider Systeme</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) will be synchronised</source>
        <translation>
            <numerusform>%Ln Benutzer wird abgeglichen</numerusform>
            <numerusform>%Ln Benutzer werden abgeglichen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not</source>
        <comment>users</comment>
        <translation>
            <numerusform>%Ln nicht</numerusform>
            <numerusform>%Ln nicht</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation>%1 von %2 gezeigt</translation>
    </message>
    <message>
        <source>Nobody matches yet. You can go on, and mend the addresses in either system later.</source>
        <translation>Noch ist niemand zugeordnet. Sie können weitermachen und die Adressen später in einem der Systeme berichtigen.</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Als CSV speichern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Found in</source>
        <translation>Gefunden in</translation>
    </message>
    <message>
        <source>Synchronised</source>
        <translation>Abgeglichen</translation>
    </message>
    <message>
        <source>Busy-lamp key</source>
        <translation>BLF-Taste</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Gespeichert: %1</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>Die Datei konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Perhaps meant</source>
        <translation>Vielleicht gemeint</translation>
    </message>
    <message>
        <source>Id in Microsoft 365</source>
        <translation>ID in Microsoft 365</translation>
    </message>
    <message>
        <source>Id in STARFACE</source>
        <translation>ID in STARFACE</translation>
    </message>
    <message>
        <source>Proof that writing works</source>
        <translation>Nachweis, dass das Schreiben funktioniert</translation>
    </message>
    <message>
        <source>&amp;Test user</source>
        <translation>&amp;Testbenutzer</translation>
    </message>
    <message>
        <source>Choose somebody who is not on the phone now. Their presence is set and cleared, their do not disturb switched and put back at once.</source>
        <translation>Wählen Sie jemanden, der gerade nicht telefoniert. Die Präsenz wird gesetzt und gelöscht, Ruhe (DND) umgeschaltet und sofort zurückgestellt.</translation>
    </message>
    <message>
        <source>Try &amp;writing</source>
        <translation>S&amp;chreiben versuchen</translation>
    </message>
    <message>
        <source>Both sides can be written.</source>
        <translation>Auf beiden Seiten kann geschrieben werden.</translation>
    </message>
    <message>
        <source>Nobody: writing is not tried</source>
        <translation>Niemand: Das Schreiben wird nicht versucht</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name (address)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Choose a test user first.</source>
        <translation>Wählen Sie zuerst einen Testbenutzer.</translation>
    </message>
    <message>
        <source>Writing does not work yet. You can go on and begin with observing only.</source>
        <translation>Das Schreiben funktioniert noch nicht. Sie können weitergehen und mit „Nur beobachten“ beginnen.</translation>
    </message>
    <message>
        <source>Make these busy-&amp;lamp keys</source>
        <translation>&amp;Diese BLF-Tasten anlegen</translation>
    </message>
    <message>
        <source>The busy-lamp keys were made and read back.</source>
        <translation>Die BLF-Tasten wurden angelegt und zurückgelesen.</translation>
    </message>
    <message>
        <source>“presence-bridge keys --undo” removes them again.</source>
        <translation>„presence-bridge keys --undo“ entfernt sie wieder.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>names</comment>
        <translation>
            <numerusform>%1 und %Ln weiterer</numerusform>
            <numerusform>%1 und %Ln weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The STARFACE account has no busy-lamp key for %n user(s) that match: %1. Their calls are not seen until there is one.</source>
        <translation>
            <numerusform>Dem STARFACE-Konto fehlt die BLF-Taste für %Ln abgeglichenen Benutzer: %1. Anrufe sind erst zu sehen, wenn es sie gibt.</numerusform>
            <numerusform>Dem STARFACE-Konto fehlt die BLF-Taste für %Ln abgeglichene Benutzer: %1. Anrufe sind erst zu sehen, wenn es sie gibt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::WhatIfPanel</name>
    <message>
        <source>%1 → %2</source>
        <comment>status, what the rule for it says</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>The phone stays silent until the Teams status is over.</source>
        <translation>Das Telefon bleibt auf Ruhe, bis der Teams-Status vorbei ist.</translation>
    </message>
    <message>
        <source>The phone rings again.</source>
        <translation>Das Telefon klingelt wieder.</translation>
    </message>
    <message>
        <source>Do not disturb stays on.</source>
        <translation>Ruhe (DND) bleibt an.</translation>
    </message>
    <message>
        <source>The phone stays as it is.</source>
        <translation>Das Telefon bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Teams stays as it is.</source>
        <translation>Teams bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Teams shows “%1” until the phone&apos;s status is over.</source>
        <translation>Teams zeigt „%1“, bis der Status des Telefons vorbei ist.</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>an action</comment>
        <translation>%1.</translation>
    </message>
    <message>
        <source>What would happen if …</source>
        <translation>Was geschähe, wenn …</translation>
    </message>
    <message>
        <source>From Teams to STARFACE</source>
        <translation>Von Teams nach STARFACE</translation>
    </message>
    <message>
        <source>From STARFACE to Teams</source>
        <translation>Von STARFACE nach Teams</translation>
    </message>
    <message>
        <source>For a user of whom nothing is remembered. Nothing is written or touched.</source>
        <translation>Für einen Benutzer ohne Vorgeschichte. Es wird nichts geschrieben oder berührt.</translation>
    </message>
    <message>
        <source>… Tea&amp;ms shows</source>
        <translation>… &amp;Teams dies zeigt</translation>
    </message>
    <message>
        <source>… ST&amp;ARFACE shows</source>
        <translation>… STARFA&amp;CE dies zeigt</translation>
    </message>
</context>
<context>
    <name>pb::ui::WhyPanel</name>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Select a user to see why their phone and their presence in Teams are as they are.</source>
        <translation>Wählen Sie einen Benutzer aus, um zu sehen, warum sein Telefon und seine Präsenz in Teams so sind, wie sie sind.</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Last changes</source>
        <translation>Letzte Änderungen</translation>
    </message>
    <message>
        <source>Copies all of this as text, with version, times, codes and request ids</source>
        <translation>Kopiert das alles als Text, mit Version, Zeiten, Codes und Anforderungs-IDs</translation>
    </message>
    <message>
        <source>Pseud&amp;onymised</source>
        <translation>Pseud&amp;onymisiert</translation>
    </message>
    <message>
        <source>Puts a stand-in in the place of names, addresses and ids of people</source>
        <translation>Setzt Platzhalter an die Stelle von Namen, Adressen und IDs von Personen</translation>
    </message>
    <message>
        <source>Give &amp;back this user</source>
        <translation>Änderungen &amp;zurückgeben</translation>
    </message>
    <message>
        <source>Takes back what stands for this user because of Presence Bridge</source>
        <translation>Nimmt zurück, was für diesen Benutzer wegen Presence Bridge besteht</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>This user is in no directory any more.</source>
        <translation>Dieser Benutzer ist in keinem Verzeichnis mehr.</translation>
    </message>
    <message>
        <source>&amp;Include again</source>
        <translation>Wieder aufneh&amp;men</translation>
    </message>
    <message>
        <source>Synchronises this user again</source>
        <translation>Gleicht diesen Benutzer wieder ab</translation>
    </message>
    <message>
        <source>Gives back what stands for this user and leaves the user alone from now on</source>
        <translation>Gibt zurück, was für diesen Benutzer besteht, und lässt ihn von nun an unberührt</translation>
    </message>
    <message>
        <source>Co&amp;py for ticket</source>
        <translation>Für Tic&amp;ket kopieren</translation>
    </message>
    <message>
        <source>Exclude th&amp;is user</source>
        <translation>Benutzer ausneh&amp;men</translation>
    </message>
</context>
<context>
    <name>pb::ui::WriteAccessPage</name>
    <message>
        <source>Directory (&amp;tenant) ID</source>
        <translation>&amp;Verzeichnis-ID (Mandant)</translation>
    </message>
    <message>
        <source>From the overview of the app registration. A domain name of the tenant does, too.</source>
        <translation>Aus der Übersicht der App-Registrierung. Ein Domänenname des Mandanten genügt auch.</translation>
    </message>
    <message>
        <source>&amp;Application (client) ID</source>
        <translation>&amp;Anwendungs-ID (Client)</translation>
    </message>
    <message>
        <source>Client secret (its &amp;value, not its ID)</source>
        <translation>&amp;Geheimer Clientschlüssel (der Wert, nicht die ID)</translation>
    </message>
    <message>
        <source>The secret &amp;expires on</source>
        <translation>Das Geheimnis &amp;läuft ab am</translation>
    </message>
    <message>
        <source>Not kno&amp;wn</source>
        <translation>&amp;Unbekannt</translation>
    </message>
    <message>
        <source>Admin consent was &amp;given elsewhere: do not open the browser</source>
        <translation>Administratorzustimmung ist schon e&amp;rteilt: Browser nicht öffnen</translation>
    </message>
    <message>
        <source>&amp;Start OAuth flow for write access</source>
        <translation>&amp;Starte OAuth-Flow für Schreib-Zugriff</translation>
    </message>
    <message>
        <source>This date is past: the secret cannot be used any more.</source>
        <translation>Dieses Datum ist vorbei: Das Geheimnis ist nicht mehr verwendbar.</translation>
    </message>
    <message>
        <source>Enter the directory (tenant) ID first.</source>
        <translation>Geben Sie zuerst die Verzeichnis-ID (Mandant) ein.</translation>
    </message>
    <message>
        <source>Enter the application (client) ID first.</source>
        <translation>Geben Sie zuerst die Anwendungs-ID (Client) ein.</translation>
    </message>
    <message>
        <source>Enter the client secret first.</source>
        <translation>Geben Sie zuerst den geheimen Clientschlüssel ein.</translation>
    </message>
    <message>
        <source>To go on, grant what is missing and start the OAuth flow once more.</source>
        <translation>Um weiterzugehen, erteilen Sie, was fehlt, und starten Sie den OAuth-Flow noch einmal.</translation>
    </message>
    <message>
        <source>To go on, start the OAuth flow for write access.</source>
        <translation>Um weiterzugehen, starten Sie den OAuth-Flow für Schreib-Zugriff.</translation>
    </message>
    <message>
        <source>Write access works.</source>
        <translation>Der Schreibzugriff funktioniert.</translation>
    </message>
    <message>
        <source>Write access to %1 works.</source>
        <translation>Der Schreibzugriff auf %1 funktioniert.</translation>
    </message>
    <message>
        <source>Choose the date</source>
        <translation>Datum wählen</translation>
    </message>
    <message>
        <source>Entra shows it beside the secret. You are warned 60, 30, 7 and 1 days before.</source>
        <translation>Entra zeigt es neben dem Geheimnis. Sie werden 60, 30, 7 und 1 Tag vorher gewarnt.</translation>
    </message>
    <message>
        <source>Enter the date on which the secret expires first, or choose “Not known”.</source>
        <translation>Geben Sie zuerst das Ablaufdatum des Geheimnisses ein, oder wählen Sie „Unbekannt“.</translation>
    </message>
    <message>
        <source>Signed in, and everything is granted.</source>
        <translation>Angemeldet, und alles ist erteilt.</translation>
    </message>
    <message>
        <source>Signed in to %1, and everything is granted.</source>
        <translation>Bei %1 angemeldet, und alles ist erteilt.</translation>
    </message>
    <message>
        <source>Setting the presence of others has not been tried yet: that comes on the page Users, with a test user.</source>
        <translation>Die Präsenz anderer zu setzen wurde noch nicht versucht: Das kommt auf der Seite „Benutzer“, mit einem Testbenutzer.</translation>
    </message>
</context>
</TS>
