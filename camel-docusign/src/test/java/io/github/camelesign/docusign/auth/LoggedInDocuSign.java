// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.docusign.StubbedDocuSign;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;

/** An OAuth server and, on another path of it, two data centres, and a user of two accounts. */
abstract class LoggedInDocuSign extends StubbedDocuSign {

    static final String LOGIN = "/oauth/token";
    static final String USER_INFO = "/oauth/userinfo";
    static final String FIRST_ACCOUNT = "fe0b61a3-3b9b-46d4-b7be-4592af32aa9b";
    static final String SECOND_ACCOUNT = "0b5e9f8c-6c52-4d55-a6a5-9b5a2f6a8d11";
    static final String USER = "50d89ab1-dad5-4a0a-b410-92ee3110b970";
    static final String CLIENT = "230546a7-9c55-40ad-8fbf-af205d5494ad";
    static final String CALL = "docusign:accounts/get";

    @BeforeEach
    void forgetTheStaticToken() {
        options().setBaseUri(null);
        options().setAccountId(null);
        options().setAccessToken(null);
        options().setClientId(CLIENT);
        answer(json("{}"));
        answers(USER_INFO, json(userInfo("/na1")));
    }

    void logInByJwt() {
        options().setImpersonatedUserId(USER);
        options().setPrivateKey(resource("keys/pkcs1.pem"));
        answers(LOGIN, token("jwt-token", 3600));
    }

    static ResponseDefinitionBuilder token(String value, long seconds) {
        return json(
                "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
                        .formatted(value, seconds));
    }

    /** As section 1.1 of the facts shows it. */
    static String userInfo(String firstBase) {
        return """
                {"sub":"%s","name":"Susan Smart","given_name":"Susan","family_name":"Smart",
                 "created":"2015-08-13T22:03:03.45","email":"susan.smart@example.com","accounts":[
                 {"account_id":"%s","is_default":true,"account_name":"World Wide Co",
                  "base_uri":"%s","organization":{"organization_id":"o1","links":[]}},
                 {"account_id":"%s","is_default":false,"account_name":"Small Co","base_uri":"%s"}]}
                """
                .formatted(
                        USER,
                        FIRST_ACCOUNT,
                        server.baseUrl() + firstBase,
                        SECOND_ACCOUNT,
                        server.baseUrl() + "/eu");
    }

    static String path(String dataCentre, String account) {
        return dataCentre + "/restapi/v2.1/accounts/" + account;
    }

    /** Calls with this token are refused as DocuSign refuses one that has ended. */
    static void refuse(String token) {
        server.stubFor(
                any(anyUrl())
                        .withHeader("Authorization", equalTo("Bearer " + token))
                        .willReturn(
                                status(401)
                                        .withBody(
                                                "{\"errorCode\":\"AUTHORIZATION_INVALID_TOKEN\",\"message\":\"The access token provided is expired, revoked or malformed.\"}")));
    }

    /** The form that a login sent. */
    static Map<String, String> form(LoggedRequest request) {
        Map<String, String> form = new TreeMap<>();
        for (String field : request.getBodyAsString().split("&")) {
            String[] pair = field.split("=", 2);
            form.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    static List<String> authorizations(String path) {
        return requests(path).stream().map(r -> r.getHeader("Authorization")).toList();
    }

    static String resource(String name) {
        try (InputStream in = LoggedInDocuSign.class.getResourceAsStream("/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
