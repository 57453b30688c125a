// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static io.github.camelesign.testing.fault.OperationKind.CREATE;
import static io.github.camelesign.testing.fault.OperationKind.CREATE_WITH_KEY;
import static io.github.camelesign.testing.fault.OperationKind.READ;
import static io.github.camelesign.testing.fault.OperationKind.REPEATABLE;

import io.github.camelesign.testing.fault.Backend;
import io.github.camelesign.testing.fault.FaultTarget;
import io.github.camelesign.testing.fault.OperationKind;
import io.github.camelesign.testing.fault.ReceivedRequest;
import io.github.camelesign.testing.fault.RequestHead;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The seven ways to make a contract at the five providers, and a read and a repeatable write of
 * each, with the answers of their APIs.
 */
final class Targets {

    private static final String DOCUSIGN = "/restapi/v2.1/accounts/a/envelopes";
    private static final String YOUSIGN = "/v3/signature_requests";

    /** Yousign's ids, but for their last twelve digits. */
    private static final String UUID = "3fa85f64-5717-4562-b3fc-";

    private static final String REQUEST = UUID + "2c963f66afa6";
    private static final String JSIGN = "/api/v2.0";

    private static final String SIGNER =
            "{\"email\": \"ada@acme.test\", \"first_name\": \"Ada\", \"last_name\": \"Byron\"}";

    /** One for all classes: to make it takes a second. */
    private static final String PRIVATE_KEY = privateKey();

    private final Path privateKey;

    /**
     * @param directory for the private key of a login
     */
    Targets(Path directory) throws IOException {
        privateKey = Files.writeString(directory.resolve("docusign.pem"), PRIVATE_KEY);
    }

    List<FaultTarget> all() {
        return List.of(
                signNow(CREATE, "document/invite", "POST", "/document/d/invite")
                        .body(
                                "{\"from\": \"desk@acme.test\", \"to\": \"ada@acme.test\", \"subject\": \"Lease\"}")
                        .answer("{\"result\": \"success\", \"id\": \"{id}\"}", "id"),
                signNow(READ, "document/get", "GET", "/document/d")
                        .answer("{\"id\": \"d\", \"document_name\": \"lease\"}", null),
                signNow(REPEATABLE, "document/update", "PUT", "/document/d")
                        .body("{\"document_name\": \"Lease\"}")
                        .answer("{\"id\": \"d\"}", null),
                docuSignCreate(),
                docuSign(READ, "envelopes/get", "GET", DOCUSIGN + "/e")
                        .answer("{\"envelopeId\": \"e\", \"status\": \"sent\"}", null),
                docuSign(
                                REPEATABLE,
                                "account-custom-fields/update",
                                "PUT",
                                "/restapi/v2.1/accounts/a/custom_fields/c")
                        .body("{\"textCustomFields\": []}")
                        .answer("{\"textCustomFields\": []}", null),
                yousignCreate(),
                yousign(READ, "signature-request/get", "GET", YOUSIGN + "/" + REQUEST)
                        .answer("{\"status\": \"ongoing\"}", null),
                yousign(REPEATABLE, "signature-request/delete", "DELETE", YOUSIGN + "/" + REQUEST)
                        .answer("{}", null),
                yousign(CREATE, "v2/procedure/create", "POST", "/procedures")
                        .body("{\"name\": \"Lease\", \"members\": []}")
                        .answer("{\"id\": \"{id}\", \"status\": \"active\"}", "id"),
                yousign(READ, "v2/procedure/get", "GET", "/procedures/p")
                        .answer("{\"id\": \"/procedures/p\", \"status\": \"active\"}", null),
                signeasy(CREATE, "pending/create", "POST", "/v1/files/pending/")
                        .body(
                                "{\"original_file_id\": 1, \"name\": \"Lease\", \"is_ordered\": false, \"recipients\": [%s]}"
                                        .formatted(SIGNER))
                        .answer("{\"pending_file_id\": {id}}", "pending_file_id"),
                signeasy(READ, "pending/get", "GET", "/v1/files/pending/p/")
                        .answer("{\"id\": 1, \"status\": \"incomplete\"}", null),
                signeasy(REPEATABLE, "original/delete", "DELETE", "/v1/files/original/o/")
                        .answer("{}", null),
                signeasy(CREATE, "v3/envelope/create", "POST", "/v3/rs/envelope/")
                        .login("clientId=c&clientSecret=s", "/oauth/token")
                        .body("{\"name\": \"Lease\", \"sources\": [], \"recipients\": []}")
                        .answer("{\"id\": {id}}", "id"),
                signeasy(READ, "v3/envelope/get", "GET", "/v3/rs/envelope/e")
                        .login("clientId=c&clientSecret=s", "/oauth/token")
                        .answer("{\"id\": 1, \"status\": \"incomplete\"}", null),
                jSign(CREATE, "envelope/create", "POST", "/envelopes/create")
                        .body("{\"envelope\": {\"name\": \"Lease\"}, \"document\": {}}")
                        .answer(
                                "{\"message\": \"Sent\", \"data\": {\"envelope_id\": \"{id}\"}}",
                                "envelope_id"),
                jSign(READ, "envelope/get", "GET", "/envelopes/e/details")
                        .answer("{\"message\": \"OK\", \"data\": {\"status\": \"Sent\"}}", null));
    }

    private static FaultTarget signNow(
            OperationKind kind, String operation, String method, String path) {
        return FaultTarget.of(kind, "signnow:" + operation, method, path)
                .options("baseUri={base}&documentId=d")
                .token("accessToken=t")
                .login("username=u&password=p&clientId=c&clientSecret=s", "/oauth2/token")
                .error("{\"errors\": [{\"code\": 65536, \"message\": \"No\"}]}");
    }

    private FaultTarget docuSign(OperationKind kind, String operation, String method, String path) {
        return FaultTarget.of(kind, "docusign:" + operation, method, path)
                .options(
                        "baseUri={base}&oauthBaseUri={base}&accountId=a"
                                + (kind == READ ? "&envelopeId=e" : "")
                                + (kind == REPEATABLE ? "&customFieldId=c" : ""))
                .token("accessToken=t")
                .login(
                        "clientId=c&impersonatedUserId=u&privateKey=file:" + privateKey,
                        "/oauth/token")
                .error("{\"errorCode\": \"NO\", \"message\": \"No\"}");
    }

    private FaultTarget docuSignCreate() {
        return docuSign(CREATE_WITH_KEY, "envelopes/create", "POST", DOCUSIGN)
                .body(Map.of("emailSubject", "Lease", "status", "sent"))
                .answer("{\"envelopeId\": \"{id}\", \"status\": \"sent\"}", "envelopeId")
                .found(
                        request -> text(request, "transactionId"),
                        (head, backend) ->
                                "{\"envelopes\": [%s]}"
                                        .formatted(
                                                entries(
                                                        backend,
                                                        query(head, "transaction_ids"),
                                                        "{\"envelopeId\": \"%s\", \"status\": \"sent\"}")));
    }

    private static FaultTarget yousign(
            OperationKind kind, String operation, String method, String path) {
        String id = operation.startsWith("v2") ? "procedureId=p" : "signatureRequestId=" + REQUEST;
        return FaultTarget.of(kind, "yousign:" + operation, method, path)
                .options("baseUri={base}" + (kind.isCreate() ? "" : "&" + id))
                .token("apiKey=k")
                .error("{\"type\": \"no\", \"detail\": \"No\"}");
    }

    private static FaultTarget yousignCreate() {
        String made = "{\"id\": \"%s\", \"status\": \"draft\"}";
        return yousign(CREATE_WITH_KEY, "signature-request/create", "POST", YOUSIGN)
                .body("{\"name\": \"Lease\", \"delivery_mode\": \"email\"}")
                .answer(made.formatted(UUID + "{id}"), "id")
                .found(
                        request -> text(request, "external_id"),
                        (head, backend) ->
                                head.path().equals(YOUSIGN)
                                        ? "{\"meta\": {\"next_cursor\": null}, \"data\": [%s]}"
                                                .formatted(
                                                        entries(
                                                                backend,
                                                                query(head, "external_id[eq]"),
                                                                made.formatted(UUID + "%s")))
                                        : made.formatted(
                                                head.path().substring(YOUSIGN.length() + 1)));
    }

    private static FaultTarget signeasy(
            OperationKind kind, String operation, String method, String path) {
        FaultTarget target =
                FaultTarget.of(kind, "signeasy:" + operation, method, path)
                        .options("baseUri={base}&oauthBaseUri={base}" + signeasyId(operation))
                        .token("accessToken=t")
                        .error("{\"error_code\": \"no\", \"message\": \"No\"}")
                        .limitedForLong();
        return operation.startsWith("v3")
                ? target
                : target.login("clientId=c&clientSecret=s&refreshToken=r", "/oauth2/token");
    }

    private static String signeasyId(String operation) {
        return switch (operation) {
            case "pending/get" -> "&pendingId=p";
            case "original/delete" -> "&originalId=o";
            case "v3/envelope/get" -> "&envelopeId=e";
            default -> "";
        };
    }

    private static FaultTarget jSign(
            OperationKind kind, String operation, String method, String path) {
        return FaultTarget.of(kind, "jsign:" + operation, method, JSIGN + path)
                .options("baseUri={base}" + (kind.isCreate() ? "" : "&envelopeId=e"))
                .token("accessToken=t")
                .login("apiKey=k&apiSecret=s&email=e&password=p", JSIGN + "/authorization/token")
                .tokenAnswer("{\"message\": \"OK\", \"data\": {\"access_token\": \"t\"}}")
                .error("{\"errors\": [{\"error_code\": \"NO\", \"developer_message\": \"No\"}]}");
    }

    /** The text of a field in the JSON of a request. */
    private static String text(ReceivedRequest request, String field) {
        Matcher text =
                Pattern.compile("\"%s\"\\s*:\\s*\"([^\"]+)\"".formatted(Pattern.quote(field)))
                        .matcher(request.body());
        return text.find() ? text.group(1) : null;
    }

    private static String query(RequestHead head, String name) {
        String query = head.target().substring(head.target().indexOf('?') + 1);
        return Pattern.compile("&")
                .splitAsStream(query)
                .map(pair -> pair.split("=", 2))
                .filter(pair -> name.equals(decoded(pair[0])))
                .map(pair -> decoded(pair[1]))
                .findFirst()
                .orElse("");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String entries(Backend backend, String key, String entry) {
        return backend.created(key).stream()
                .map(one -> entry.formatted(one.id()))
                .collect(Collectors.joining(","));
    }

    private static String privateKey() {
        try {
            byte[] key =
                    KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                    .formatted(Base64.getMimeEncoder().encodeToString(key));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
