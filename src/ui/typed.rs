//! A field that is read when a person has finished typing. Until then nothing that is published
//! meanwhile touches what stands in it.

use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// What stands there while nobody types.
    pub(crate) value: AttrValue,
    /// Something else was typed, and finished.
    #[prop_or_default]
    pub(crate) onchange: Callback<HtmlInputElement>,
    /// A letter came or went.
    #[prop_or_default]
    pub(crate) oninput: Callback<HtmlInputElement>,
    /// A key was pressed in it.
    #[prop_or_default]
    pub(crate) onkeydown: Callback<KeyboardEvent>,
    /// Its id, for a label.
    #[prop_or_default]
    pub(crate) id: Option<AttrValue>,
    /// Its name, where no label has it.
    #[prop_or_default]
    pub(crate) name: Option<AttrValue>,
    /// What stands there where nothing does.
    #[prop_or_default]
    pub(crate) placeholder: Option<AttrValue>,
    /// More words, for the tooltip.
    #[prop_or_default]
    pub(crate) title: Option<AttrValue>,
    /// Whether the keys of a phone are digits.
    #[prop_or_default]
    pub(crate) numeric: bool,
    /// Least, most and step, where it takes a number alone.
    #[prop_or_default]
    pub(crate) number: Option<(u64, u64, u64)>,
    /// The id of a list of what could be typed.
    #[prop_or_default]
    pub(crate) list: Option<AttrValue>,
    /// Whether what stands there is wrong.
    #[prop_or_default]
    pub(crate) wrong: bool,
    /// The id of the words that say why.
    #[prop_or_default]
    pub(crate) why: Option<AttrValue>,
}

/// The field. Its value is none of the html's: Yew would write that back at each redraw, with `~`
/// before it too, and what is being typed would be gone.
#[component]
pub(crate) fn Typed(props: &Props) -> Html {
    let (node, typing) = (use_node_ref(), use_mut_ref(|| false));
    {
        let (node, typing) = (node.clone(), typing.clone());
        use_effect_with(props.value.clone(), move |value| {
            if !*typing.borrow() {
                write(&node, value);
            }
        });
    }
    let oninput = {
        let (typing, oninput) = (typing.clone(), props.oninput.clone());
        Callback::from(move |event: InputEvent| {
            typing.replace(true);
            oninput.emit(event.target_unchecked_into());
        })
    };
    let onchange = {
        let (typing, onchange) = (typing.clone(), props.onchange.clone());
        Callback::from(move |event: Event| {
            typing.replace(false);
            onchange.emit(event.target_unchecked_into());
        })
    };
    let onblur = {
        let (node, value) = (node.clone(), props.value.clone());
        Callback::from(move |_: FocusEvent| {
            // Typed and taken back: there was no change.
            if typing.replace(false) {
                write(&node, &value);
            }
        })
    };
    let bound = |which: fn((u64, u64, u64)) -> u64| props.number.map(|it| which(it).to_string());
    html! {
        <input
            ref={node}
            id={props.id.clone()}
            class="fg-input"
            type={if props.number.is_some() { "number" } else { "text" }}
            inputmode={props.numeric.then_some("numeric")}
            min={bound(|(least, ..)| least)}
            max={bound(|(_, most, _)| most)}
            step={bound(|(.., step)| step)}
            autocomplete="off"
            spellcheck="false"
            list={props.list.clone()}
            placeholder={props.placeholder.clone()}
            title={props.title.clone()}
            aria-label={props.name.clone()}
            aria-invalid={props.wrong.then_some("true")}
            aria-describedby={props.why.clone()}
            {oninput}
            {onchange}
            {onblur}
            onkeydown={props.onkeydown.clone()}
        />
    }
}

fn write(node: &NodeRef, value: &str) {
    if let Some(input) = node.cast::<HtmlInputElement>() {
        input.set_value(value);
    }
}
