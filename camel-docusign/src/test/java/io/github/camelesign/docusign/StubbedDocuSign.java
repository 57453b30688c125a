package io.github.camelesign.docusign;

import io.github.camelesign.testing.http.StubbedProvider;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.BeforeEach;

/** A recording server in the place of DocuSign, and of its login. */
public abstract class StubbedDocuSign extends StubbedProvider {

    protected static final String TOKEN = "static-access-token";
    protected static final String ACCOUNT = "1f2d0c4e-account";

    /** The least that DocuSign answers to something created. */
    protected static final String CREATED =
            "{\"envelopeId\":\"e1\",\"chunkedUploadId\":\"c1\",\"id\":\"f1\"}";

    @BeforeEach
    protected void logIn() {
        options().setOauthBaseUri(server.baseUrl());
        options().setAccessToken(TOKEN);
        options().setAccountId(ACCOUNT);
    }

    @Override
    protected DocuSignConfiguration options() {
        return context.getComponent("docusign", DocuSignComponent.class).getConfiguration();
    }

    /** With everything that a log would show of it. */
    public static String whole(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
