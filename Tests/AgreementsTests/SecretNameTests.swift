import Agreements
import Testing

@Suite("Secrets")
struct SecretNameTests {
    @Test(
        "names of secrets are known, however they are written",
        arguments: [
            "password", "Password", "AuthPassword", "auth_password", "AUTH PASSWORD", "sip-password", "authpassword",
            "Password (new)", "PasswordHash", "passwd", "pwd", "vmPwd", "SIPPwd", "PassPhrase", "passphrase",
            "pass phrase", "Passcode", "secret", "Secrets", "SIP secret", "sipsecret", "clientSecret", "PIN", "Pin",
            "pins", "PINs", "VMPin", "vmpin", "VM PIN", "voicemail_pin", "VMNoPin", "PIN Number", "pin2", "Pin Code",
            "pincode", "conferencePin", "SIPPin", "api key", "API-Key", "apiKey", "x-api-key", "apikey", "APIKEY",
            "access_key", "Private Key", "privateKey", "token", "Tokens", "API token", "authToken", "auth_token",
            "accessToken", "accesstoken", "refresh token", "Credential", "user credentials", "encryption key", "Pass",
            "SipPass", "userpass", "CVV", "security code", "psk", "DeskphoneWebPass", "SrvcAccessPwd", "memorable word",
            "PASSWORT",
        ])
    func secrets(name: String) {
        #expect(SecretName.matches(name))
    }

    @Test(
        "words that say it alone, and misspellings of them, are known",
        arguments: [
            "PIN No", "pinno", "PinHash", "pw", "PWord", "OTP", "TOTP", "otpSeed", "CVC", "CV", "CSC", "PUK", "pswd",
            "psswd", "JWT", "Bearer", "Cookie", "AuthID", "Sec Answer", "secanswer", "PrivKey", "WiFi Code",
            "memorable", "Memorable Date", "Passwrd", "pasword", "userPasword", "Kennwort", "Passkey", "pass number",
            "passnumber", "Access Code", "accesscode", "Door Code", "DoorCode",
        ])
    func words(name: String) {
        #expect(SecretName.matches(name))
    }

    @Test(
        "a second word makes a secret of a key, a code, an answer, a pass, a PIN or a token",
        arguments: [
            "Auth Key", "secret_key", "Decryption Key", "signingKey", "SharedKey", "SSH Key", "MasterKey",
            "Session Key", "provisioning key", "Wi-Fi Key", "wifiKey", "WPA Key", "AES Key", "aesKeys", "AES_KEY_2",
            "wificode", "Wi-Fi Code", "wifi_code", "Licence Key", "license_key", "Webhook Key", "priv key", "auth code",
            "AuthorisationCode", "verification code", "pass code", "unlock code", "LoginCode", "secure code",
            "Recovery Code", "BackupCode", "PUK code", "Voicemail Code", "Mailbox Code", "gate code", "AlarmCode",
            "entry code", "verification number", "pass word", "security answer", "Secret Answer",
            "memorable information", "SIP Auth", "Auth ID", "sessionId", "MFA seed", "OTP Seed", "TokenValue",
            "VM Pass", "mailboxpass", "SmtpPass", "imappass", "adminPass", "login pass", "cardpin", "webpass",
            "confPin", "agentpin", "extpin", "phonepin", "hostPin", "participant pin", "moderatorpin", "callPin",
            "dbpass", "http pass", "ftppass", "newPass", "old pass", "currentpass", "MyPin", "id token", "ResetToken",
            "deviceToken", "push token", "user token", "sso token", "OAuth Token", "webtoken",
        ])
    func pairs(name: String) {
        #expect(SecretName.matches(name))
    }

    @Test(
        "names in other letters, spelt by their letters, in the plural or with a number are known too",
        arguments: [
            "P.I.N.", "p i n", "ＰＩＮ", "Ｐａｓｓｗｏｒｄ", "PİN", "o.t.p.", "Pin1", "passwords", "Tokens2",
        ])
    func spelling(name: String) {
        #expect(SecretName.matches(name))
    }

    @Test(
        "other names are not",
        arguments: [
            "", "#", "Name", "pinned", "Pinned At", "spinning", "shipping", "Shipping Address", "Spin", "opinion",
            "Pink", "Secretary", "secretariat", "Company Secretary", "Passenger", "Compass", "Bypass", "Passed", "Key",
            "Keyword", "Foreign Key", "Public Key", "Account Key", "Postcode", "Code", "Country Code",
            "Transaction code", "Token count", "tokenised", "Authority", "Accessibility", "key_account", "Answer",
            "Information", "otpion", "Dispatch", "1", "Épinal", "Id", "Session Count", "Auth Method", "Zip Code",
            "Area Code", "Error Code", "Value", "Seed Stock", "Phone", "Phone Number", "Number", "Phrase", "Word",
            "Door Number", "Gate", "License Plate", "Licence Number", "Backup Date", "Recovery Date", "Entry Date",
            "Card Number", "SIP Address", "P.O. Box", "Monkey", "Turkey",
        ])
    func others(name: String) {
        #expect(!SecretName.matches(name))
    }

    @Test(
        "words that hold the letters of a PIN or a pass by chance are not",
        arguments: [
            "Chopin", "Crispin", "lupin", "Turpin", "topspin", "backspin", "tailspin", "Repin", "unpin", "underpin",
            "terrapin", "hairpin", "kingpin", "linchpin", "tenpin", "pushpin", "Kingpins", "Passport", "Passage",
            "pass rate", "Surpass", "Trespass", "Encompass",
        ])
    func innocent(name: String) {
        #expect(!SecretName.matches(name))
    }
}
