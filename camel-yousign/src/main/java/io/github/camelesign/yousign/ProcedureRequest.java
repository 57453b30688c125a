package io.github.camelesign.yousign;

import io.github.camelesign.support.EsignEndpoint;
import io.github.camelesign.support.http.BytesBody;
import io.github.camelesign.support.http.RequestBody;
import io.github.camelesign.support.producer.MessageContent;
import io.github.camelesign.support.producer.RequestEncoding;
import java.util.LinkedHashMap;
import java.util.Map;

/** A new procedure of v2. Whom Yousign is to call about it stands in it. */
final class ProcedureRequest implements RequestEncoding {

    @Override
    public RequestBody encode(MessageContent content) throws Exception {
        EsignEndpoint<?> endpoint = content.endpoint();
        YousignConfiguration options = (YousignConfiguration) endpoint.getConfiguration();
        if (options.getWebhookUrl() == null || content.message().getBody() == null) {
            return content.json();
        }
        Map<String, Object> procedure = new LinkedHashMap<>(content.object());
        Map<String, Object> config = new LinkedHashMap<>();
        if (procedure.get("config") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> config.put(name.toString(), value));
        }
        config.putIfAbsent("webhook", ProcedureWebhook.calls(options, endpoint.webhookSecrets()));
        procedure.put("config", config);
        return new BytesBody(content.jsonFormat().write(procedure), "application/json");
    }

    @Override
    public String shown() {
        return "JSON";
    }
}
