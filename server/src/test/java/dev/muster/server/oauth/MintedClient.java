package dev.muster.server.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Account;
import dev.muster.server.Web;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/** A credential that is an OAuth client, as its owner got it. */
public record MintedClient(Account account, String id, String clientId, String secret) {
    public static MintedClient withSecret(Account account, String... scopes) {
        return mint(account, "{\"oauth\": {}, \"scopes\": [\"" + String.join("\", \"", scopes) + "\"]}");
    }

    public static MintedClient withKeys(Account account, String jwks) {
        return mint(account, "{\"oauth\": {\"jwks\": " + jwks + "}}");
    }

    public static MintedClient mint(Account account, String body) {
        return of(account, account.owner().post(credentials(account), body));
    }

    public static MintedClient of(Account account, HttpResponse<String> minted) {
        assertThat(minted.statusCode()).as(minted.body()).isEqualTo(201);
        JsonNode credential = Web.json(minted);
        return new MintedClient(
                account,
                credential.get("id").stringValue(),
                credential.at("/oauth/clientId").stringValue(),
                credential.path("secret").asString(""));
    }

    public static String credentials(Account account) {
        return "/api/integrations/" + account.integration() + "/credentials";
    }

    public String path() {
        return credentials(account) + "/" + id;
    }

    public void revoke() {
        assertThat(account.owner().send("DELETE", path(), "").statusCode()).isEqualTo(204);
    }

    public HttpResponse<String> ask(Form form, String... headers) {
        Web anybody = Web.of(account.owner().port());
        return form.with("client_id", clientId, "client_secret", secret).to(anybody, "/oauth2/token", headers);
    }

    /** @return the access token */
    public String token() {
        HttpResponse<String> answer = ask(Form.grant());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Web.json(answer).get("access_token").stringValue();
    }

    public Web bearer(String token) {
        return Web.of(account.owner().port()).asBearer(token);
    }
}
