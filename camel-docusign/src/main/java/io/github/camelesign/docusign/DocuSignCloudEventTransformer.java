// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign;

import io.github.camelesign.component.EsignCloudEventTransformer;
import org.apache.camel.spi.DataTypeTransformer;

/** An event of DocuSign as a CloudEvent. */
@DataTypeTransformer(
        name = "docusign:application-cloudevents",
        description = "Describes an event of DocuSign by the attributes of CloudEvents 1.0")
public class DocuSignCloudEventTransformer extends EsignCloudEventTransformer {}
