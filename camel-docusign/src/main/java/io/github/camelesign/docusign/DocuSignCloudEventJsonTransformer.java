// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign;

import io.github.camelesign.component.EsignCloudEventJsonTransformer;
import org.apache.camel.spi.DataTypeTransformer;

/** An event of DocuSign as a CloudEvent in one JSON document. */
@DataTypeTransformer(
        name = "docusign:application-cloudevents-json",
        description = "Writes an event of DocuSign as one JSON document of CloudEvents 1.0")
public class DocuSignCloudEventJsonTransformer extends EsignCloudEventJsonTransformer {}
