// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox;

import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.docusign.DocuSign;
import io.github.camelesign.sandbox.docusign.DocuSignModule;
import io.github.camelesign.sandbox.jsign.JSign;
import io.github.camelesign.sandbox.jsign.JSignModule;
import io.github.camelesign.sandbox.signeasy.Signeasy;
import io.github.camelesign.sandbox.signeasy.SigneasyModule;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.sandbox.signnow.SignNowModule;
import io.github.camelesign.sandbox.yousign.Yousign;
import io.github.camelesign.sandbox.yousign.YousignModule;

/**
 * All providers of the sandbox in one process and on one port, each below a path prefix.
 *
 * <pre>{@code
 * try (EsignSandbox sandbox = new EsignSandbox()) {
 *     String baseUri = sandbox.getSignNowBaseUri();
 *     ...
 *     sandbox.signNow().sign(documentId, "ada@acme.test");
 * }
 * }</pre>
 */
public class EsignSandbox extends Sandbox {
    private String docuSignConnectKey;
    private String signeasyWebhookUrl;
    private String signeasyWebhookToken;

    /** A sandbox with default options. */
    public EsignSandbox() {
        super(
                SignNowModule::new,
                SigneasyModule::new,
                JSignModule::new,
                DocuSignModule::new,
                YousignModule::new);
    }

    /**
     * A key by which DocuSign's Connect signs its messages, as its administrators make one by hand;
     * none by default.
     */
    public synchronized void setDocuSignConnectKey(String docuSignConnectKey) {
        requireStopped();
        this.docuSignConnectKey = docuSignConnectKey;
    }

    /**
     * Where Signeasy calls for the ready-made application, as its owner enters it in the developer
     * portal; nowhere by default, and if empty.
     *
     * @see Signeasy#addPortalWebhook
     */
    public synchronized void setSigneasyWebhookUrl(String signeasyWebhookUrl) {
        requireStopped();
        this.signeasyWebhookUrl = signeasyWebhookUrl;
    }

    /** The token that the owner enters beside {@link #setSigneasyWebhookUrl}; none by default. */
    public synchronized void setSigneasyWebhookToken(String signeasyWebhookToken) {
        requireStopped();
        this.signeasyWebhookToken = signeasyWebhookToken;
    }

    @Override
    public EsignSandbox start() {
        super.start();
        return this;
    }

    @Override
    protected void applySettings() {
        if (docuSignConnectKey != null) {
            docuSign().addConnectKey(docuSignConnectKey);
        }
        if (signeasyWebhookUrl != null && !signeasyWebhookUrl.isBlank()) {
            signeasy()
                    .addPortalWebhook(
                            Signeasy.DEMO_CLIENT_ID, signeasyWebhookUrl, signeasyWebhookToken);
        }
    }

    /** {@link #baseUri} of SignNow, for property placeholders that call a getter. */
    public String getSignNowBaseUri() {
        return baseUri("signnow");
    }

    /** Where Yousign's version 3 is found at {@code /v3}, as its operations' paths begin. */
    public String getYousignBaseUri() {
        return baseUri("yousign");
    }

    /** The base of Yousign's version 2, whose paths name no version. */
    public String getYousignV2BaseUri() {
        return baseUri("yousign") + "/v2";
    }

    /** {@link #baseUri} of DocuSign, below which its OAuth server and REST API are. */
    public String getDocuSignBaseUri() {
        return baseUri("docusign");
    }

    /** {@link #baseUri} of Signeasy, for property placeholders that call a getter. */
    public String getSigneasyBaseUri() {
        return baseUri("signeasy");
    }

    /** {@link #baseUri} of jSign, for property placeholders that call a getter. */
    public String getJSignBaseUri() {
        return baseUri("jsign");
    }

    /** SignNow as a test controls it, until the sandbox closes. Starts the sandbox. */
    public SignNow signNow() {
        return SignNow.of(this);
    }

    /** Yousign as a test controls it, until the sandbox closes. Starts the sandbox. */
    public Yousign yousign() {
        return Yousign.of(this);
    }

    /** DocuSign as a test controls it, until the sandbox closes. Starts the sandbox. */
    public DocuSign docuSign() {
        return DocuSign.of(this);
    }

    /** Signeasy as a test controls it, until the sandbox closes. Starts the sandbox. */
    public Signeasy signeasy() {
        return Signeasy.of(this);
    }

    /** jSign as a test controls it, until the sandbox closes. Starts the sandbox. */
    public JSign jSign() {
        return JSign.of(this);
    }
}
