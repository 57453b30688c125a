// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.it;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.docusign.esign.api.EnvelopesApi;
import com.docusign.esign.client.ApiClient;
import com.docusign.esign.model.CarbonCopy;
import com.docusign.esign.model.CompositeTemplate;
import com.docusign.esign.model.ConnectEventData;
import com.docusign.esign.model.CustomFields;
import com.docusign.esign.model.DateSigned;
import com.docusign.esign.model.Document;
import com.docusign.esign.model.EnvelopeDefinition;
import com.docusign.esign.model.EnvelopeEvent;
import com.docusign.esign.model.EventNotification;
import com.docusign.esign.model.Expirations;
import com.docusign.esign.model.InlineTemplate;
import com.docusign.esign.model.ListCustomField;
import com.docusign.esign.model.Notification;
import com.docusign.esign.model.Radio;
import com.docusign.esign.model.RadioGroup;
import com.docusign.esign.model.RecipientEvent;
import com.docusign.esign.model.Recipients;
import com.docusign.esign.model.Reminders;
import com.docusign.esign.model.ServerTemplate;
import com.docusign.esign.model.SignHere;
import com.docusign.esign.model.Signer;
import com.docusign.esign.model.Tabs;
import com.docusign.esign.model.TemplateRole;
import com.docusign.esign.model.Text;
import com.docusign.esign.model.TextCustomField;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.docusign.DocuSignConstants;
import io.github.camelesign.sandbox.docusign.DocuSign;
import io.github.camelesign.testing.PdfDocuments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A definition that is written as JSON in a route and one that is made of the classes of DocuSign's
 * own client arrive as the same, and the sandbox takes both.
 */
class SdkDefinitionTest extends RecordedDocuSign {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PDF =
            Base64.getEncoder().encodeToString(PdfDocuments.onePage("Lease of flat 3"));

    private EnvelopesApi sdk;

    @BeforeEach
    void makeTheSdk() {
        // it insists on TLS, and takes any certificate
        ApiClient client =
                new ApiClient("https://127.0.0.1:" + proxy.httpsPort() + "/docusign/restapi");
        client.addDefaultHeader(
                "X-DocuSign-Authentication",
                "{\"Username\":\"%s\",\"Password\":\"%s\",\"IntegratorKey\":\"%s\"}"
                        .formatted(
                                DocuSign.USER_EMAIL, DocuSign.PASSWORD, DocuSign.INTEGRATION_KEY));
        sdk = new EnvelopesApi(client);
    }

    @Test
    void signersWithTabsAndDocuments() throws Exception {
        EnvelopeDefinition definition =
                draft().addDocumentsItem(lease())
                        .recipients(
                                new Recipients()
                                        .addSignersItem(
                                                ada().routingOrder("1")
                                                        .clientUserId("42")
                                                        .tabs(everyKindOfTab()))
                                        .addCarbonCopiesItem(
                                                new CarbonCopy()
                                                        .recipientId("2")
                                                        .name("Office")
                                                        .email("office@acme.test")
                                                        .routingOrder("2")));

        assertSame(
                """
                {"status": "created", "emailSubject": "Lease", "transactionId": "t1",
                 "documents": [{"documentId": "1", "name": "lease.pdf", "fileExtension": "pdf",
                   "documentBase64": "%s"}],
                 "recipients": {
                  "signers": [{"recipientId": "1", "name": "Ada Lovelace", "email": "ada@acme.test",
                    "routingOrder": "1", "clientUserId": "42",
                    "tabs": {
                     "signHereTabs": [{"documentId": "1", "pageNumber": "1", "xPosition": "100",
                       "yPosition": "200"}],
                     "dateSignedTabs": [{"anchorString": "Lease", "anchorUnits": "pixels",
                       "anchorXOffset": "20"}],
                     "textTabs": [{"documentId": "1", "pageNumber": "1", "xPosition": "100",
                       "yPosition": "300", "tabLabel": "City", "value": "Zürich", "required": "true"}],
                     "radioGroupTabs": [{"documentId": "1", "groupName": "Floor", "radios": [
                       {"pageNumber": "1", "xPosition": "100", "yPosition": "400", "value": "3",
                        "selected": "true"}]}]}}],
                  "carbonCopies": [{"recipientId": "2", "name": "Office",
                    "email": "office@acme.test", "routingOrder": "2"}]}}
                """
                        .formatted(PDF),
                definition);
    }

    @Test
    void rolesOfATemplate() throws Exception {
        String template = template();
        TemplateRole tenant =
                new TemplateRole()
                        .roleName("Tenant")
                        .name("Ada Lovelace")
                        .email("ada@acme.test")
                        .tabs(
                                new Tabs()
                                        .addTextTabsItem(
                                                new Text().tabLabel("City").value("Bern")));

        assertSame(
                """
                {"status": "created", "emailSubject": "Lease", "transactionId": "t1",
                 "templateId": "%s", "templateRoles": [
                  {"roleName": "Tenant", "name": "Ada Lovelace", "email": "ada@acme.test",
                   "tabs": {"textTabs": [{"tabLabel": "City", "value": "Bern"}]}}]}
                """
                        .formatted(template),
                draft().templateId(template).addTemplateRolesItem(tenant));
    }

    @Test
    void compositeTemplates() throws Exception {
        String template = template();
        CompositeTemplate composite =
                new CompositeTemplate()
                        .compositeTemplateId("1")
                        .addServerTemplatesItem(
                                new ServerTemplate().sequence("1").templateId(template))
                        .addInlineTemplatesItem(
                                new InlineTemplate()
                                        .sequence("2")
                                        .recipients(
                                                new Recipients()
                                                        .addSignersItem(ada().roleName("Tenant"))))
                        .document(lease());

        assertSame(
                """
                {"status": "created", "emailSubject": "Lease", "transactionId": "t1",
                 "compositeTemplates": [{"compositeTemplateId": "1",
                  "serverTemplates": [{"sequence": "1", "templateId": "%s"}],
                  "inlineTemplates": [{"sequence": "2", "recipients": {"signers": [
                    {"recipientId": "1", "name": "Ada Lovelace", "email": "ada@acme.test",
                     "roleName": "Tenant"}]}}],
                  "document": {"documentId": "1", "name": "lease.pdf", "fileExtension": "pdf",
                    "documentBase64": "%s"}}]}
                """
                        .formatted(template, PDF),
                draft().addCompositeTemplatesItem(composite));
    }

    @Test
    void customFields() throws Exception {
        assertSame(
                """
                {"status": "created", "emailSubject": "Lease", "transactionId": "t1",
                 "customFields": {
                  "textCustomFields": [{"name": "case", "value": "4711", "show": "true",
                    "required": "false"}],
                  "listCustomFields": [{"name": "desk", "value": "north",
                    "listItems": ["north", "south"]}]}}
                """,
                draft().customFields(
                                new CustomFields()
                                        .addTextCustomFieldsItem(
                                                new TextCustomField()
                                                        .name("case")
                                                        .value("4711")
                                                        .show("true")
                                                        .required("false"))
                                        .addListCustomFieldsItem(
                                                new ListCustomField()
                                                        .name("desk")
                                                        .value("north")
                                                        .addListItemsItem("north")
                                                        .addListItemsItem("south"))));
    }

    @Test
    void eventNotification() throws Exception {
        EventNotification notification =
                new EventNotification()
                        .url("https://desk.acme.test/hooks/docusign")
                        .requireAcknowledgment("true")
                        .loggingEnabled("true")
                        .includeHMAC("true")
                        .deliveryMode("SIM")
                        .addEventsItem("envelope-completed")
                        .addEventsItem("recipient-completed")
                        .eventData(
                                new ConnectEventData()
                                        .version("restv2.1")
                                        .format("json")
                                        .addIncludeDataItem("recipients"))
                        .addEnvelopeEventsItem(
                                new EnvelopeEvent()
                                        .envelopeEventStatusCode("Completed")
                                        .includeDocuments("false"))
                        .addRecipientEventsItem(
                                new RecipientEvent().recipientEventStatusCode("Declined"));

        assertSame(
                """
                {"status": "created", "emailSubject": "Lease", "transactionId": "t1",
                 "eventNotification": {"url": "https://desk.acme.test/hooks/docusign",
                  "requireAcknowledgment": "true", "loggingEnabled": "true", "includeHMAC": "true",
                  "deliveryMode": "SIM", "events": ["envelope-completed", "recipient-completed"],
                  "eventData": {"version": "restv2.1", "format": "json",
                    "includeData": ["recipients"]},
                  "envelopeEvents": [{"envelopeEventStatusCode": "Completed",
                    "includeDocuments": "false"}],
                  "recipientEvents": [{"recipientEventStatusCode": "Declined"}]}}
                """,
                draft().eventNotification(notification));
    }

    @Test
    void remindersAndExpiration() throws Exception {
        Notification notification =
                new Notification()
                        .useAccountDefaults("false")
                        .reminders(
                                new Reminders()
                                        .reminderEnabled("true")
                                        .reminderDelay("3")
                                        .reminderFrequency("2"))
                        .expirations(
                                new Expirations()
                                        .expireEnabled("true")
                                        .expireAfter("30")
                                        .expireWarn("4"));

        assertSame(
                """
                {"status": "created", "emailSubject": "Lease", "transactionId": "t1",
                 "notification": {"useAccountDefaults": "false",
                  "reminders": {"reminderEnabled": "true", "reminderDelay": "3",
                    "reminderFrequency": "2"},
                  "expirations": {"expireEnabled": "true", "expireAfter": "30",
                    "expireWarn": "4"}}}
                """,
                draft().notification(notification));
    }

    private static EnvelopeDefinition draft() {
        return new EnvelopeDefinition().status("created").emailSubject("Lease").transactionId("t1");
    }

    private static Document lease() {
        return new Document()
                .documentId("1")
                .name("lease.pdf")
                .fileExtension("pdf")
                .documentBase64(PDF);
    }

    private static Signer ada() {
        return new Signer().recipientId("1").name("Ada Lovelace").email("ada@acme.test");
    }

    private static Tabs everyKindOfTab() {
        return new Tabs()
                .addSignHereTabsItem(
                        new SignHere()
                                .documentId("1")
                                .pageNumber("1")
                                .xPosition("100")
                                .yPosition("200"))
                .addDateSignedTabsItem(
                        new DateSigned()
                                .anchorString("Lease")
                                .anchorUnits("pixels")
                                .anchorXOffset("20"))
                .addTextTabsItem(
                        new Text()
                                .documentId("1")
                                .pageNumber("1")
                                .xPosition("100")
                                .yPosition("300")
                                .tabLabel("City")
                                .value("Zürich")
                                .required("true"))
                .addRadioGroupTabsItem(
                        new RadioGroup()
                                .documentId("1")
                                .groupName("Floor")
                                .addRadiosItem(
                                        new Radio()
                                                .pageNumber("1")
                                                .xPosition("100")
                                                .yPosition("400")
                                                .value("3")
                                                .selected("true")));
    }

    private String template() {
        Exchange made =
                send(
                        "docusign:templates/create",
                        """
                        {"name": "Lease", "emailSubject": "Lease",
                         "documents": [{"documentId": "1", "name": "lease.pdf",
                           "documentBase64": "%s"}],
                         "recipients": {"signers": [{"recipientId": "1", "roleName": "Tenant",
                           "tabs": {"textTabs": [{"tabLabel": "City", "documentId": "1",
                             "pageNumber": "1", "xPosition": "100", "yPosition": "100"}]}}]}}
                        """
                                .formatted(PDF));
        return made.getMessage().getHeader(DocuSignConstants.TEMPLATE_ID, String.class);
    }

    /** Sends the one by the component, as a Map, and the other by the SDK. */
    private void assertSame(String json, EnvelopeDefinition definition) throws Exception {
        send("docusign:envelopes/create", JSON.readValue(json, Map.class));
        sdk.createEnvelope(DocuSign.ACCOUNT_ID, definition);

        List<JsonNode> received =
                proxy.findAll(postRequestedFor(urlPathMatching(".*/envelopes"))).stream()
                        .map(request -> parsed(request.getBody()))
                        .toList();
        assertThat(received).hasSize(2);
        assertThat(received.get(0)).isEqualTo(JSON.readTree(json));
        received.forEach(SdkDefinitionTest::dropTwins);
        assertThat(received.get(0)).isEqualTo(received.get(1));
    }

    /**
     * The SDK writes the position of a tab twice, the second time by a name that DocuSign does not
     * have.
     */
    private static void dropTwins(JsonNode node) {
        if (node instanceof ObjectNode object) {
            dropTwin(object, "xposition", "xPosition");
            dropTwin(object, "yposition", "yPosition");
        }
        node.forEach(SdkDefinitionTest::dropTwins);
    }

    private static void dropTwin(ObjectNode object, String twin, String name) {
        if (object.has(twin)) {
            assertThat(object.remove(twin)).isEqualTo(object.get(name));
        }
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return JSON.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
