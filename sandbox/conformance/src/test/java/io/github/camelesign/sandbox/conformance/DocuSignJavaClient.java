// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.conformance;

import com.docusign.esign.client.ApiClient;
import com.docusign.esign.client.ApiException;
import com.docusign.esign.client.ApiResponse;
import com.docusign.esign.client.auth.OAuth;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.docusign.DocuSign;
import io.github.camelesign.sandbox.testing.RestClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Calls every method of DocuSign's own client for Java. */
final class DocuSignJavaClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiClient client;
    private final DocuSignPlan plan;
    private final byte[] pdf;

    DocuSignJavaClient(EsignSandbox sandbox, byte[] pdf) throws ApiException, IOException {
        this.pdf = pdf;
        client = new ApiClient(sandbox.getDocuSignBaseUri() + "/restapi");
        client.setOAuthBasePath(sandbox.getDocuSignBaseUri().replace("https://", ""));
        OAuth.OAuthToken token =
                client.requestJWTUserToken(
                        DocuSign.INTEGRATION_KEY,
                        DocuSign.USER_ID,
                        List.of(OAuth.Scope_SIGNATURE, OAuth.Scope_IMPERSONATION),
                        sandbox.docuSign().privateKeyPem().getBytes(StandardCharsets.US_ASCII),
                        3600);
        client.setAccessToken(token.getAccessToken(), token.getExpiresIn());
        OAuth.Account account = client.getUserInfo(token.getAccessToken()).getAccounts().get(0);
        RestClient http = new RestClient(sandbox, "docusign");
        http.bearer(token.getAccessToken());
        plan =
                new DocuSignPlan(
                        http,
                        Map.of(
                                "accountId", account.getAccountId(),
                                "userId", DocuSign.USER_ID,
                                "pdf", Base64.getEncoder().encodeToString(pdf)));
    }

    List<Answer> callAll() throws Exception {
        List<DocuSignJavaMethod> methods = DocuSignJavaMethod.all();
        methods.sort(Comparator.comparing(method -> plan.isLast(method.name())));
        List<Answer> answers = new ArrayList<>();
        for (DocuSignJavaMethod method : methods) {
            answers.add(call(method));
        }
        return answers;
    }

    private Answer call(DocuSignJavaMethod method) throws Exception {
        DocuSignPlan.Values values = plan.new Values(method.name(), method.path());
        Object api =
                method.method()
                        .getDeclaringClass()
                        .getConstructor(ApiClient.class)
                        .newInstance(client);
        Class<?>[] types = method.method().getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = argument(api, values, method.takes().get(i), types[i]);
        }
        values.prepare();
        values.headers()
                .properties()
                .forEach(h -> client.addDefaultHeader(h.getKey(), h.getValue().asText()));
        String operation = method.verb() + " " + method.path();
        try {
            ApiResponse<?> answer = (ApiResponse<?>) method.method().invoke(api, arguments);
            String source =
                    answer.getHeaders().entrySet().stream()
                            .filter(h -> Answer.SOURCE_HEADER.equalsIgnoreCase(h.getKey()))
                            .map(h -> h.getValue().get(0))
                            .findFirst()
                            .orElse(null);
            return new Answer(
                    method.name(), operation, answer.getStatusCode(), source, null, null, null);
        } catch (InvocationTargetException e) {
            return refusal(method.name(), operation, e.getCause());
        }
    }

    private Object argument(Object api, DocuSignPlan.Values values, String name, Class<?> type)
            throws Exception {
        if (type == byte[].class) {
            return pdf;
        }
        if (type == String.class) {
            return values.get(name);
        }
        if (type.getEnclosingClass() == api.getClass()) {
            return options(api, values, type);
        }
        return client.getObjectMapper().readValue(values.body(name).toString(), type);
    }

    private static Object options(Object api, DocuSignPlan.Values values, Class<?> type)
            throws Exception {
        Object options = type.getConstructor(api.getClass()).newInstance(api);
        for (Map.Entry<String, JsonNode> query : values.queries().properties()) {
            String setter =
                    "set"
                            + query.getKey().substring(0, 1).toUpperCase()
                            + query.getKey().substring(1);
            Method set = type.getMethod(setter, String.class);
            set.invoke(options, query.getValue().asText());
        }
        return options;
    }

    private static Answer refusal(String method, String operation, Throwable failure) {
        if (failure instanceof ApiException refused && refused.getResponseBody() != null) {
            try {
                JsonNode error = JSON.readTree(refused.getResponseBody());
                String code = error.path("errorCode").asText(error.path("error").asText(null));
                String message =
                        error.path("message").asText(error.path("error_description").asText(null));
                String problem = code == null ? refused.getResponseBody() : null;
                return new Answer(
                        method, operation, refused.getCode(), null, code, message, problem);
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
        return new Answer(method, operation, 0, null, null, null, trace(failure));
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
