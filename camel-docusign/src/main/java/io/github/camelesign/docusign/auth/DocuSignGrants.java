// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.auth;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.docusign.DocuSignConfiguration;
import io.github.camelesign.spi.Operation;
import io.github.camelesign.spi.Token;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The requests for a token that DocuSign's OAuth server answers. */
final class DocuSignGrants {

    private static final Operation TOKEN =
            Operation.post("oauth/token", "/oauth/token", "Issues a token")
                    .form()
                    .repeatable("a token that was issued and not received does no harm")
                    .build();

    private final DocuSignConfiguration configuration;
    private final InstantSource clock;

    DocuSignGrants(DocuSignConfiguration configuration, InstantSource clock) {
        this.configuration = configuration;
        this.clock = clock;
    }

    Token jwt(PrivateKey key, String scope, Token.Endpoint endpoint)
            throws EsignOperationException {
        JwtAssertion assertion =
                new JwtAssertion(
                        configuration.getClientId(),
                        configuration.getImpersonatedUserId(),
                        audience(),
                        scope);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
        form.put("assertion", assertion.signed(key, clock.instant()));
        return send(Map.of(), form, endpoint);
    }

    private String audience() {
        return configuration.getAudience() != null
                ? configuration.getAudience()
                : URI.create(configuration.resolveOauthBaseUri()).getHost();
    }

    Token code(String code, Token.Endpoint endpoint) throws EsignOperationException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("code_verifier", configuration.getCodeVerifier());
        return sendAsClient(form, endpoint);
    }

    Token refresh(String refreshToken, Token.Endpoint endpoint) throws EsignOperationException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refreshToken);
        return sendAsClient(form, endpoint);
    }

    /** A public application has no secret: it only says which one it is. */
    private Token sendAsClient(Map<String, String> form, Token.Endpoint endpoint)
            throws EsignOperationException {
        if (configuration.getClientSecret() == null) {
            form.put("client_id", configuration.getClientId());
            return send(Map.of(), form, endpoint);
        }
        String pair = configuration.getClientId() + ":" + configuration.getClientSecret();
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return send(Map.of("Authorization", "Basic " + basic), form, endpoint);
    }

    private Token send(
            Map<String, String> headers, Map<String, String> form, Token.Endpoint endpoint)
            throws EsignOperationException {
        return endpoint.request(
                new Token.Request(TOKEN, configuration.resolveOauthBaseUri(), headers, form));
    }
}
