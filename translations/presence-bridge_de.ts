<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en_GB">
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
        <translation>Machen Sie das Konto auf STARFACE zum Administrator: Nur Administratoren dürfen die Telefone anderer Benutzer ändern.</translation>
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
        <translation>Registrieren Sie die Rückruf-URL unter „Mobilgerät- und Desktopanwendungen“ statt unter „Web“, oder geben Sie den geheimen Clientschlüssel ein.</translation>
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
        <source>Check the directory (tenant) ID and the cloud.</source>
        <translation>Prüfen Sie die Verzeichnis-ID (Mandant) und die Cloud.</translation>
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
        <translation>Die Rückruf-URL ist nicht die, die für die Anwendung registriert ist.</translation>
    </message>
    <message>
        <source>Add exactly the callback URL shown, in Entra under Authentication, “Mobile and desktop applications”.</source>
        <translation>Fügen Sie genau die angezeigte Rückruf-URL hinzu, in Entra unter „Authentifizierung“, „Mobilgerät- und Desktopanwendungen“.</translation>
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
        <translation>Starten Sie den OAuth-Ablauf für den Lesezugriff neu.</translation>
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
        <source>Enter the client secret for write access in the settings.</source>
        <translation>Geben Sie in den Einstellungen den geheimen Clientschlüssel für den Schreibzugriff ein.</translation>
    </message>
    <message>
        <source>Nobody has signed in for read access yet.</source>
        <translation>Für den Lesezugriff hat sich noch niemand angemeldet.</translation>
    </message>
    <message>
        <source>Start the OAuth flow for read access.</source>
        <translation>Starten Sie den OAuth-Ablauf für den Lesezugriff.</translation>
    </message>
    <message>
        <source>No keychain service is running for this user.</source>
        <translation>Für diesen Benutzer läuft kein Schlüsselbunddienst.</translation>
    </message>
    <message>
        <source>Start GNOME Keyring, KWallet or KeePassXC in this session, or give the secrets by file or environment.</source>
        <translation>Starten Sie in dieser Sitzung GNOME Keyring, KWallet oder KeePassXC, oder übergeben Sie die Geheimnisse per Datei oder Umgebung.</translation>
    </message>
    <message>
        <source>The keychain service has no default keyring.</source>
        <translation>Der Schlüsselbunddienst hat keinen Standardschlüsselbund.</translation>
    </message>
    <message>
        <source>Create a default keyring, for instance by signing in to the desktop once, and try again.</source>
        <translation>Legen Sie einen Standardschlüsselbund an, zum Beispiel durch einmaliges Anmelden am Desktop, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The keychain is locked.</source>
        <translation>Der Schlüsselbund ist gesperrt.</translation>
    </message>
    <message>
        <source>Unlock the keychain and try again.</source>
        <translation>Entsperren Sie den Schlüsselbund, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The keychain refused access.</source>
        <translation>Der Schlüsselbund hat den Zugriff verweigert.</translation>
    </message>
    <message>
        <source>Try again and allow the program to use the keychain.</source>
        <translation>Versuchen Sie es erneut, und erlauben Sie dem Programm den Zugriff auf den Schlüsselbund.</translation>
    </message>
    <message>
        <source>The keychain did not answer in time.</source>
        <translation>Der Schlüsselbund hat nicht rechtzeitig geantwortet.</translation>
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
        <source>Check what was pasted. Otherwise give the secret by file.</source>
        <translation>Prüfen Sie, was eingefügt wurde. Andernfalls übergeben Sie das Geheimnis per Datei.</translation>
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
        <source>Teams shows the phone call: not mapped back to the phone.</source>
        <translation>Teams zeigt das Telefongespräch: wird nicht auf das Telefon zurück abgebildet.</translation>
    </message>
    <message>
        <source>Do not disturb was set because of Teams: not mapped back to Teams.</source>
        <translation>Ruhe (DND) wurde wegen Teams gesetzt: wird nicht nach Teams zurück abgebildet.</translation>
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
        <source>The user switched do not disturb off: left alone until the Teams status ends.</source>
        <translation>Der Benutzer hat Ruhe (DND) ausgeschaltet: Es bleibt so, bis der Teams-Status endet.</translation>
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
        <source>The other system has no account with this e-mail address.</source>
        <translation>Das andere System hat kein Konto mit dieser E-Mail-Adresse.</translation>
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
        <translation>Abgebildet →</translation>
    </message>
    <message>
        <source>← Mapped</source>
        <translation>← Abgebildet</translation>
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
        <translation>Presence Bridge · %1 · Teams: %2 · STARFACE: %3 · Benutzer %4 · DND gehalten %5 · Präsenzen gehalten %6</translation>
    </message>
</context>
<context>
    <name>pb::WindowProgram</name>
    <message>
        <source>Presence Bridge cannot start</source>
        <translation>Presence Bridge kann nicht starten</translation>
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
            <numerusform>%n Benutzer zurückgehalten</numerusform>
            <numerusform>%n Benutzer zurückgehalten</numerusform>
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
        <source>The connection to %1 is failing.</source>
        <translation>Die Verbindung zu %1 ist gestört.</translation>
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
            <numerusform>Bisher %n Mal gelesen; das letzte Mal dauerte %1.</numerusform>
            <numerusform>Bisher %n Mal gelesen; das letzte Mal dauerte %1.</numerusform>
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
            <numerusform>%n Änderung zu wiederholen</numerusform>
            <numerusform>%n Änderungen zu wiederholen</numerusform>
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
        <translation>Gehalten: %1 DND, %2 Präsenz</translation>
    </message>
    <message>
        <source>What stands because of this program and is given back: do not disturb on phones, and presence in Teams.</source>
        <translation>Was wegen dieses Programms besteht und zurückgegeben wird: Ruhe (DND) auf Telefonen und Präsenz in Teams.</translation>
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
        <translation>Abgebildet →</translation>
    </message>
    <message>
        <source>← Mapped</source>
        <translation>← Abgebildet</translation>
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
        <translation>Von Teams auf STARFACE abgebildet</translation>
    </message>
    <message>
        <source>Mapped from STARFACE to Teams</source>
        <translation>Von STARFACE auf Teams abgebildet</translation>
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
        <translation>Keine Besetztlampentaste für diesen Benutzer: Gespräche sind nicht zu sehen.</translation>
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
</context>
<context>
    <name>pb::ui::MonitorTable</name>
    <message>
        <source>Users and their states</source>
        <translation>Benutzer und ihre Status</translation>
    </message>
    <message>
        <source>One row for each user: the status in Teams and on STARFACE, what was mapped in each direction, and why.</source>
        <translation>Eine Zeile je Benutzer: der Status in Teams und in STARFACE, was in jede Richtung abgebildet wurde und warum.</translation>
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
        <translation>&amp;Filter</translation>
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
        <translation>A&amp;bgleich</translation>
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
            <numerusform>%n Änderung wird zurückgegeben…</numerusform>
            <numerusform>%n Änderungen werden zurückgegeben…</numerusform>
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
        <source>The window closes when nothing of ours is left on phones and in Teams.</source>
        <translation>Das Fenster schließt sich, sobald an Telefonen und in Teams nichts mehr von diesem Programm steht.</translation>
    </message>
    <message>
        <source>Filter: a name, an address, a status…</source>
        <translation>Filter: ein Name, eine Adresse, ein Status…</translation>
    </message>
    <message>
        <source>Shows the users that have every word in one of their columns. Esc clears.</source>
        <translation>Zeigt die Benutzer, die jedes Wort in einer ihrer Spalten haben. Esc leert das Feld.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>&amp;Sort again</source>
        <translation>Neu &amp;sortieren</translation>
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
        <source>&amp;Carry out</source>
        <translation>Aus&amp;führen</translation>
    </message>
    <message>
        <source>&amp;Keep waiting</source>
        <translation>&amp;Weiter warten</translation>
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
            <numerusform>%n Benutzer</numerusform>
            <numerusform>%n Benutzer</numerusform>
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
        <source>Show &amp;unmatched users</source>
        <translation>Nicht zu&amp;geordnete Benutzer anzeigen</translation>
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
            <numerusform>%n Telefon: Ruhe (DND) wird ausgeschaltet.</numerusform>
            <numerusform>%n Telefone: Ruhe (DND) wird ausgeschaltet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s): the presence in Teams is cleared.</source>
        <translation>
            <numerusform>%n Benutzer: Die Präsenz in Teams wird gelöscht.</numerusform>
            <numerusform>%n Benutzer: Die Präsenz in Teams wird gelöscht.</numerusform>
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
</context>
</TS>
