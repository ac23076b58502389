"""What a browser would send back from an admin page, so that tests type only what they mean."""


def filled(response):
    """Every field of the page's form and inlines, with the values it shows."""
    context = response.context
    data = _values(context["adminform"].form)
    for inline in context["inline_admin_formsets"]:
        data |= _values(inline.formset.management_form)
        for form in inline.formset.forms:
            data |= _values(form)
    return data


def _values(form):
    values = {}
    for bound in form:
        value = bound.value()
        values[bound.html_name] = "" if value is None else value
    return values


def errors(response):
    """The sentences of the form's errors, by field."""
    return {
        name: [str(sentence) for sentence in sentences]
        for name, sentences in response.context["adminform"].form.errors.items()
    }


def messages(response):
    """What the admin said after an act."""
    return [str(message) for message in response.context["messages"]]
