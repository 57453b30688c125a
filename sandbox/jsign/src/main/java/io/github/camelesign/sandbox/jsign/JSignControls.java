// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import static io.github.camelesign.sandbox.core.Control.doing;
import static io.github.camelesign.sandbox.core.Control.making;

import io.github.camelesign.sandbox.core.Control;
import java.time.Duration;
import java.util.List;

/** What {@link JSign} can do, for the control API. */
final class JSignControls {
    private final JSign jSign;

    JSignControls(JSign jSign) {
        this.jSign = jSign;
    }

    List<Control> all() {
        return List.of(
                doing(
                        "users",
                        "email, password",
                        in -> jSign.registerUser(in.text("email"), in.text("password"))),
                doing(
                        "api-keys",
                        "apiKey, apiSecret",
                        in -> jSign.registerApiKey(in.text("apiKey"), in.text("apiSecret"))),
                making(
                        "envelopes",
                        "name, signers, [email]",
                        "id",
                        in ->
                                jSign.addEnvelope(
                                        in.text("email", JSign.DEMO_USER),
                                        in.text("name"),
                                        in.texts("signers").toArray(String[]::new))),
                doing(
                        "settings",
                        "[tokenLifetimeSeconds], [uploadLimitBytes], [notarisedAfterSeconds]",
                        in -> {
                            in.ifLong(
                                    "tokenLifetimeSeconds",
                                    s -> jSign.setTokenLifetime(Duration.ofSeconds(s)));
                            in.ifLong("uploadLimitBytes", jSign::setUploadLimit);
                            in.ifLong(
                                    "notarisedAfterSeconds",
                                    s -> jSign.setNotarisation(Duration.ofSeconds(s)));
                        }));
    }
}
